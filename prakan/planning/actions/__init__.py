"""Every write of planning: one atomic function per thing a person does."""
