"""Every write of the registry: one atomic function per thing a person does."""
