"""What came over from last period: shown as such, gone through, confirmed."""
