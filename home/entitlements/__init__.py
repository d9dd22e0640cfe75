"""Who may have what care or help, in which nation: one record for each rule, read wherever the rule is told."""
