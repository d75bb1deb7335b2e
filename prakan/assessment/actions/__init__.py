"""Every write of assessment: one atomic function per thing a person does."""
