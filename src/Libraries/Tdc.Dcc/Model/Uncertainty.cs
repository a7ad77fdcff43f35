namespace Tdc.Dcc;

/// <summary>How an uncertainty is stated.</summary>
public enum UncertaintyKind
{
    /// <summary>Expanded uncertainty with coverage factor and probability (<c>expandedMU</c>, formerly <c>expandedUnc</c>).</summary>
    Expanded,

    /// <summary>Standard uncertainty (<c>standardMU</c>); D-SI 2.1 has no such form.</summary>
    Standard,

    /// <summary>Coverage interval with standard uncertainty (<c>coverageIntervalMU</c>, formerly <c>coverageInterval</c>).</summary>
    Interval,
}

/// <summary>The uncertainty of a value or of a list of values, as it is written.</summary>
/// <remarks>Each list is empty, has one member that counts for all values, or one member for each value; single values have lists of one.</remarks>
/// <param name="Kind">How it is stated.</param>
/// <param name="Values">Expanded uncertainties, or standard uncertainties in the other two kinds; not negative; in the unit of the value.</param>
public sealed record Uncertainty(UncertaintyKind Kind, Sequence<DsiNumber> Values)
{
    /// <summary>Coverage factors of the kind <see cref="UncertaintyKind.Expanded"/>; empty where a certificate states none.</summary>
    public Sequence<DsiNumber> CoverageFactors { get; init; } = [];

    /// <summary>Lower ends of the kind <see cref="UncertaintyKind.Interval"/>.</summary>
    public Sequence<DsiNumber> Lower { get; init; } = [];

    /// <summary>Upper ends of the kind <see cref="UncertaintyKind.Interval"/>.</summary>
    public Sequence<DsiNumber> Upper { get; init; } = [];

    /// <summary>Coverage probabilities, 0 to 1; empty where a certificate states none.</summary>
    public Sequence<DsiNumber> Probabilities { get; init; } = [];

    /// <summary>Distributions in words without blanks in lists; empty where none is stated.</summary>
    public Sequence<string> Distributions { get; init; } = [];

    /// <summary>An expanded uncertainty.</summary>
    /// <param name="value">U, not negative, in the unit of the value.</param>
    /// <param name="coverageFactor">k, at least 1: the schema has no smaller one.</param>
    /// <param name="probability">p, 0 to 1.</param>
    /// <param name="distribution">In words, such as <c>normal</c>; or null.</param>
    public static Uncertainty Expanded(DsiNumber value, DsiNumber coverageFactor, DsiNumber probability, string? distribution = null) =>
        new(UncertaintyKind.Expanded, [value])
        {
            CoverageFactors = [coverageFactor],
            Probabilities = [probability],
            Distributions = distribution is null ? [] : [distribution],
        };

    /// <summary>The uncertainty of one value of a list.</summary>
    /// <param name="index">Place of the value, from 0; lists of one answer for every place.</param>
    public Uncertainty At(int index) => new(Kind, Pick(Values, index))
    {
        CoverageFactors = Pick(CoverageFactors, index),
        Lower = Pick(Lower, index),
        Upper = Pick(Upper, index),
        Probabilities = Pick(Probabilities, index),
        Distributions = Pick(Distributions, index),
    };

    /// <summary>What it says about one value, with the factor derived where it is not stated and can be.</summary>
    /// <param name="index">Place of the value, from 0.</param>
    /// <param name="degreesOfFreedom">Its degrees of freedom where the certificate states them elsewhere; D-SI has no place for them.</param>
    public StatedUncertainty Stated(int index, double? degreesOfFreedom = null)
    {
        var here = At(index);
        var value = here.Values[0].Value;
        double? probability = here.Probabilities.Count == 0 || here.Probabilities[0].IsNaN ? null : here.Probabilities[0].Value;
        var distribution = here.Distributions.Count == 0 ? null : here.Distributions[0];
        if (Kind == UncertaintyKind.Standard)
        {
            return new(null, value, null, FactorSource.Absent, probability, distribution);
        }

        if (Kind == UncertaintyKind.Interval)
        {
            var half = (here.Upper[0].Value - here.Lower[0].Value) / 2;
            return new(half, value, value > 0 ? half / value : null, value > 0 ? FactorSource.Derived : FactorSource.Absent, probability, distribution);
        }

        if (here.CoverageFactors.Count > 0 && here.CoverageFactors[0].Value is > 0 and var stated)
        {
            return new(value, value / stated, stated, FactorSource.Stated, probability, distribution);
        }

        var derived = CoverageFactor.Of(distribution, probability, degreesOfFreedom);
        return new(value, value / derived, derived, derived is null ? FactorSource.Absent : FactorSource.Derived, probability, distribution);
    }

    private static Sequence<T> Pick<T>(Sequence<T> list, int index) => list.Count < 2 ? list : [list[index]];
}

/// <summary>What a certificate says about the uncertainty of one value, in the value's unit.</summary>
/// <param name="Expanded">U; null where only a standard uncertainty is stated.</param>
/// <param name="Standard">u; null where it is not stated and no coverage factor is known.</param>
/// <param name="CoverageFactor">k; null where it is neither stated nor derivable: it is never taken to be 2.</param>
/// <param name="Source">Where k is from.</param>
/// <param name="Probability">p, if it is stated.</param>
/// <param name="Distribution">The distribution, if it is stated.</param>
public sealed record StatedUncertainty(
    double? Expanded, double? Standard, double? CoverageFactor, FactorSource Source, double? Probability, string? Distribution);

/// <summary>Where a coverage factor is from.</summary>
public enum FactorSource
{
    /// <summary>The certificate states it.</summary>
    Stated,

    /// <summary>It follows from what the certificate states: distribution and probability, or interval and standard uncertainty.</summary>
    Derived,

    /// <summary>It cannot be known.</summary>
    Absent,
}
