"""From knowledge files to ranked answers with a confidence. Knows no channel and no database."""
