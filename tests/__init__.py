import pytest

pytest.register_assert_rewrite("tests.telegram_bot")
