using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Mpe;

/// <summary>Limits of non-automatic weighing instruments, in verification scale intervals e.</summary>
/// <remarks>Source: OIML R 76-1:2006, table 6 (seen in a third party's copy) and 3.5.2: a boundary belongs to the smaller limit, in service the limit is double.</remarks>
public static class WeighingInstrument
{
    private const string ClassCondition = "class";

    /// <summary>The table: load in e against the limit in e.</summary>
    public static MpeTable Limits { get; } = new("OIML R 76-1:2006, table 6", "load in e",
    [
        .. Class("I", 50_000, 200_000, null),
        .. Class("II", 5_000, 20_000, 100_000),
        .. Class("III", 500, 2_000, 10_000),
        .. Class("IIII", 50, 200, 1_000),
    ]);

    /// <summary>The limit at a load, in the unit of e.</summary>
    /// <param name="accuracyClass"><c>I</c>, <c>II</c>, <c>III</c> or <c>IIII</c>.</param>
    /// <param name="interval">Verification scale interval e, above zero.</param>
    /// <param name="load">Load in the unit of e, zero or more.</param>
    /// <param name="inService">Whether the instrument is in service, not at its verification.</param>
    /// <exception cref="UncertaintyException">The class is unknown, e is not above zero, or the load is outside what the class may have.</exception>
    public static double Limit(string accuracyClass, double interval, double load, bool inService)
    {
        Domain.Positive(interval, "e");
        Domain.Finite(interval, "e");
        Domain.Finite(load, "load");
        Domain.NotNegative(load, "load");
        if (accuracyClass is not ("I" or "II" or "III" or "IIII"))
        {
            throw new UncertaintyException(UncertaintyFault.UnknownKind, accuracyClass, 0, $"There is no accuracy class '{accuracyClass}'.");
        }

        return interval * Limits.Limit(load / interval, new Dictionary<string, string> { [ClassCondition] = accuracyClass }, inService);
    }

    /// <summary>Error of a digital indication, refined by small added weights: E = I + e/2 − ΔL − L.</summary>
    /// <param name="indication">Indication I.</param>
    /// <param name="interval">Scale interval e.</param>
    /// <param name="addedWeights">Weights ΔL added until the indication changes by one interval.</param>
    /// <param name="load">Load L.</param>
    /// <remarks>Source: OIML R 76-1:2006, A.4.4.3.</remarks>
    public static double IndicationError(double indication, double interval, double addedWeights, double load) =>
        indication + (interval / 2) - addedWeights - load;

    private static IEnumerable<MpeStep> Class(string name, double first, double second, double? last)
    {
        (double? From, double? To, double Multiple)[] rows = [(0, first, 0.5), (first, second, 1), (second, last, 1.5)];
        foreach (var (from, to, multiple) in rows)
        {
            yield return new MpeStep
            {
                Conditions = new Dictionary<string, string> { [ClassCondition] = name },
                From = from,
                FromInclusive = from == 0,
                To = to,
                ToInclusive = true,
                Initial = new(multiple),
                InService = new(2 * multiple),
                Source = "OIML R 76-1:2006, table 6",
                Status = "seen",
            };
        }
    }
}
