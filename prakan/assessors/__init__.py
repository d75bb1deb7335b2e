"""How people become and stay assessors: recruitment, training, renewal, appraisal, recognition."""
