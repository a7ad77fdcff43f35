namespace Tdc.Uncertainty.Cases;

/// <summary>The kinds of cases that are understood.</summary>
internal static class CaseKinds
{
    /// <summary>Every kind, in the order of the format's description.</summary>
    public static IReadOnlyList<ICaseKind> All { get; } =
    [
        new PropagationKind(),
        new LineCase(),
        new AnovaCase(),
        new IntervalCase(),
        new QuantilesCase(),
        new GlobalRiskCase(),
        new SpecificRiskCase(),
        new RoundingCase(),
        new MpeVerdictCase(),
    ];

    /// <summary>The kind of that name.</summary>
    /// <exception cref="UncertaintyException">There is none.</exception>
    public static ICaseKind Named(string kind) =>
        All.FirstOrDefault(one => one.Kind == kind)
        ?? throw new UncertaintyException(UncertaintyFault.UnknownKind, kind, 0, $"Cases of kind '{kind}' are not known.")
        {
            Reason = "kind",
            Values = [string.Join(", ", All.Select(one => one.Kind))],
        };
}
