using System.Globalization;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Propagation;

/// <summary>The budget of one output while it is put together.</summary>
/// <param name="measurement">What is measured.</param>
/// <param name="output">Number of the output.</param>
/// <param name="value">Its value.</param>
/// <param name="sensitivities">c by column.</param>
/// <param name="amounts">c u by column.</param>
/// <param name="spread">∑_j r_ij c_j u_j by column.</param>
internal sealed class BudgetDraft(Measurement measurement, int output, double value, double[] sensitivities, double[] amounts, double[] spread)
{
    private readonly List<BudgetNote> notes = [];
    private readonly Quantity[] inputs = [.. measurement.Quantities.Where(quantity => quantity.Varies)];
    private readonly double variance = Math.Max(FirstOrder.Inner(amounts, spread), 0);

    /// <summary>Adds degrees of freedom, coverage, second order and notes.</summary>
    public OutputBudget Finish(double p, bool secondOrder)
    {
        if (!double.IsFinite(variance))
        {
            var name = measurement.Outputs[output];
            throw new UncertaintyException(UncertaintyFault.Overflow, name, 0, $"The uncertainty of '{name}' is beyond the range of numbers.");
        }

        var u = Math.Sqrt(variance);
        var (dof, reason) = EffectiveDof.Of(measurement, amounts, variance, notes);
        var second = secondOrder ? SecondOrder.Of(measurement, output, variance, notes) : null;
        return new OutputBudget
        {
            Name = measurement.Outputs[output],
            Value = value + 0.0,
            StandardUncertainty = u,
            Contributions = Contributions(),
            EffectiveDof = dof,
            DofReason = reason,
            Truncated = dof is { } cut ? Of(p, CoverageFactors.Truncated, cut, u) : null,
            Exact = dof is { } exact ? Of(p, CoverageFactors.Exact, exact, u) : null,
            Dominant = Dominance.Of(p, u, inputs, amounts, measurement, notes),
            SecondOrder = second?.StandardUncertainty,
            SecondOrderValue = second?.Value,
            Notes = notes,
        };
    }

    private Contribution[] Contributions()
    {
        var contributions = new Contribution[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            // Adding 0 turns −0 into 0.
            var share = variance == 0 ? 0 : amounts[i] * spread[i] / variance;
            contributions[i] = new(inputs[i].Name, sensitivities[i] + 0.0, Math.Abs(amounts[i]), share + 0.0);
        }

        return contributions;
    }

    private Coverage Of(double p, Func<double, double, double> factorOf, double dof, double u)
    {
        try
        {
            var factor = factorOf(p, dof);
            return double.IsFinite(factor * u) ? new(p, factor, factor * u) : throw new UncertaintyException(
                UncertaintyFault.OutOfRange, nameof(dof), 0, "The expanded uncertainty is beyond the range of numbers.")
            { Reason = "few-dof", Values = [dof.ToString("R", CultureInfo.InvariantCulture)] };
        }
        catch (UncertaintyException fault) when (fault.Reason == "few-dof")
        {
            var few = inputs.Where((_, i) => amounts[i] != 0).MinBy(input => input.Dof);
            throw few is null ? fault : fault.About(few.Name + ".dof");
        }
    }
}
