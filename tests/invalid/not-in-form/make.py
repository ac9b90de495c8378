"""What only files in a proposal are told."""

from portal.formatting.layout import lay_out
from portal.kinds import kind_of
from tests.helpers import SAMPLES, TEA

PROBLEMS = lay_out(SAMPLES / TEA, TEA, kind_of("practices")).difference
