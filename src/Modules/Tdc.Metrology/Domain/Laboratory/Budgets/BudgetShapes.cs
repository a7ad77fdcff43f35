using Tdc.Uncertainty.Quantities;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>The library's distributions for what budgets of the laboratory say.</summary>
internal static class BudgetShapes
{
    /// <summary>The distribution of a half-width or a standard uncertainty.</summary>
    /// <param name="shape">Shape.</param>
    /// <param name="halfWidth">Half-width; for a normal shape the half-width of 95.45 %.</param>
    /// <param name="standard">Standard uncertainty, when there is no half-width.</param>
    public static Distribution Of(InputDistribution shape, double? halfWidth, double? standard) => (shape, halfWidth) switch
    {
        (_, null) => standard is { } u ? new NormalDistribution(u) : new ExactValue(),
        (InputDistribution.Uniform, { } half) => new UniformDistribution(half),
        (InputDistribution.Triangular, { } half) => new TriangularDistribution(half),
        (InputDistribution.Arcsine, { } half) => new ArcsineDistribution(half),
        (_, { } half) => NormalDistribution.FromCertificate(half, 2),
    };

    /// <summary>The library's quantity for an input of a budget.</summary>
    /// <param name="name">Name in the model.</param>
    /// <param name="value">Estimate.</param>
    /// <param name="shape">Shape.</param>
    /// <param name="halfWidth">Half-width, when it comes from one.</param>
    /// <param name="standard">Standard uncertainty.</param>
    /// <param name="freedom">Degrees of freedom; <see langword="null"/> for infinite.</param>
    public static Quantity Quantity(string name, double value, InputDistribution shape, double? halfWidth, double standard, double? freedom) => new(
        name,
        value,
        standard == 0 ? new ExactValue() : halfWidth is null && freedom is { } few ? new TDistribution(standard, few) : Of(shape, halfWidth, standard),
        freedom);
}
