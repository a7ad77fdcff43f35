namespace Tdc.ProductivityAnalysis.Dea;

/// <summary>An input or an output of units.</summary>
/// <param name="Name">The caller's name, told in faults.</param>
/// <param name="Values">One value a unit, in any unit of measure; zero or more; <see cref="double.NaN"/> is missing.</param>
public sealed record ProductionVariable(string Name, IReadOnlyList<double> Values);
