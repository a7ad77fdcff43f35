namespace Tdc.Host.Tests.Walk;

/// <summary>Tests that run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "alone";
}
