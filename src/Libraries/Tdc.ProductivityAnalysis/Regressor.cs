namespace Tdc.ProductivityAnalysis;

/// <summary>A variable of a regression.</summary>
/// <param name="Name">Its name, for results and faults.</param>
/// <param name="Values">A finite value for each observation.</param>
public sealed record Regressor(string Name, IReadOnlyList<double> Values);
