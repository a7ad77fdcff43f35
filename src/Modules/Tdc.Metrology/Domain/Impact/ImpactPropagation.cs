using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Uncertainty.Rounding;

namespace Tdc.Metrology.Domain.Impact;

/// <summary>What a working standard's certificate says of one nominal point, and the laboratory's own result that it rests on.</summary>
/// <param name="Nominal">Nominal point, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit in D-SI notation.</param>
/// <param name="Result">The own result.</param>
/// <param name="Meaning">What that result says: a larger deviation makes the certified value larger, a larger error of indication makes it smaller.</param>
internal readonly record struct OwnValue(double Nominal, string Unit, CalibrationResultId Result, ResultMeaning Meaning = ResultMeaning.DeviationFromNominal)
{
    /// <summary>Change of the certified value for a change of the result.</summary>
    public int Sign => Meaning == ResultMeaning.DeviationFromNominal ? 1 : -1;
}

/// <summary>Carries the errors of a standard forward: into each budget that it served, and through the laboratory's own working standards into theirs.</summary>
/// <remarks>
/// <para>Each budget is evaluated again from its frozen inputs with the certified value moved, so the model need not be linear. The uncertainty of the errors is carried
/// point by point, so that a result that one point reaches on two ways gets it once and with its sign.</para>
/// <para>Not for several threads.</para>
/// </remarks>
/// <param name="errors">The errors as found, in the unit of the standard's certificates.</param>
/// <param name="seeds">Certificate versions of the standard itself.</param>
/// <param name="own">Values of the certificates of working standards that rest on own results.</param>
/// <param name="ownResults">Those results.</param>
internal sealed class ImpactPropagation(
    AsFoundErrors errors, IReadOnlySet<StandardCertificateId> seeds, IReadOnlyDictionary<StandardCertificateId, IReadOnlyList<OwnValue>> own,
    IReadOnlyDictionary<CalibrationResultId, ImpactedResult> ownResults)
{
    private const int Digits = 2; // as certificates print

    private readonly Dictionary<CalibrationResultId, ReevaluatedResult> known = [];
    private readonly BudgetModels models = new();
    private readonly HashSet<CalibrationResultId> onTheWay = [];

    /// <summary>A result with the errors taken into account.</summary>
    public ReevaluatedResult Of(ImpactedResult result)
    {
        if (known.TryGetValue(result.Result, out var found))
        {
            return found;
        }

        onTheWay.Add(result.Result);
        found = Evaluate(result);
        onTheWay.Remove(result.Result);
        if (ownResults.ContainsKey(result.Result))
        {
            known.Add(result.Result, found);
        }

        return found;
    }

    private ReevaluatedResult Evaluate(ImpactedResult result)
    {
        var (budget, points) = (result.Budget, errors.Points.Count);
        var values = budget.Inputs.Select(i => i.Value).ToArray();
        var gains = new double[budget.Inputs.Count][];
        foreach (var input in result.Inputs)
        {
            var place = IndexOf(budget.Inputs, input.Name);
            if (place >= 0 && ShiftOf(input) is { } shift)
            {
                if (double.IsNaN(shift.Value))
                {
                    return Unknown(points);
                }

                values[place] += shift.Value;
                gains[place] = shift.Gains;
            }
        }

        if (models.Evaluate(budget, values) is not { } again)
        {
            return Unknown(points);
        }

        var total = new double[points];
        for (var i = 0; i < gains.Length; i++)
        {
            for (var p = 0; gains[i] is not null && p < points; p++)
            {
                total[p] += again.Sensitivities[i] * gains[i][p];
            }
        }

        var expanded = again.Expanded(errors.Uncertainty(total), budget, models.Factor);
        var moved = new Shift(again.Value - budget.Value, total);
        var uncorrected = expanded + Math.Abs(moved.Value);
        var verdict = Verdicts.Of(result.Rule, again.Value, expanded, result.LowerLimit, result.UpperLimit);
        return new(ClassOf(result, verdict, again.Value, expanded, uncorrected), again.Value, expanded, uncorrected, verdict, moved);
    }

    private static ReevaluatedResult Unknown(int points) => new(ImpactClass.Undefined, double.NaN, double.NaN, double.NaN, Conformity.None, new(double.NaN, new double[points]));

    // What the holder of the certificate would see: other digits, or another verdict.
    private static ImpactClass ClassOf(ImpactedResult result, Conformity verdict, double value, double expanded, double uncorrected)
    {
        if (verdict != result.Conformity)
        {
            return ImpactClass.DecisionFlips;
        }

        var printed = RoundedResult.Of(value, expanded, Digits);
        return printed.Value == result.RoundedValue && printed.Uncertainty == result.RoundedUncertainty
            && RoundedResult.Of(result.Budget.Value, uncorrected, Digits).Uncertainty == result.RoundedUncertainty
            ? ImpactClass.Unchanged
            : ImpactClass.LargerUncertainty;
    }

    private Shift? ShiftOf(ImpactedInput input)
    {
        if (seeds.Contains(input.Certificate))
        {
            return (errors.At(input.Nominal) ?? new Shift(double.NaN, new double[errors.Points.Count])).Times(input.Factor);
        }

        if (!own.TryGetValue(input.Certificate, out var values) || values.Count == 0)
        {
            return null;
        }

        var value = values.MinBy(v => Math.Abs(v.Nominal - input.Nominal));
        if (!ownResults.TryGetValue(value.Result, out var result) || onTheWay.Contains(value.Result))
        {
            return null; // a standard cannot rest on itself; a chain that says so is not followed round
        }

        return LaboratoryUnits.TryScale(1, result.Budget.Unit, value.Unit, out var factor) ? Of(result).Shift.Times(value.Sign * factor * input.Factor) : null;
    }

    private static int IndexOf(IReadOnlyList<EvaluatedInput> inputs, string name)
    {
        for (var i = 0; i < inputs.Count; i++)
        {
            if (inputs[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
