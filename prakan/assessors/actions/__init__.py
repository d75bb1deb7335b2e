"""Every write of this wing: one atomic function per thing a person does."""
