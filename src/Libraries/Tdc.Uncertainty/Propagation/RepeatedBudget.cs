using Tdc.Uncertainty.Models;

namespace Tdc.Uncertainty.Propagation;

/// <summary>A model whose budget is evaluated many times, with independent inputs that change: the same figures as <see cref="FirstOrder"/>, without its report.</summary>
/// <remarks>
/// <para>The model is read once. Immutable; may be used by many threads.</para>
/// <para>Source: JCGM 100:2008, 5.1.2 and G.4.1.</para>
/// </remarks>
public sealed class RepeatedBudget
{
    private readonly MeasurementModel model;
    private readonly int target;
    private readonly int[] columns;

    /// <summary>Reads the model.</summary>
    /// <param name="lines">The model.</param>
    /// <param name="inputs">Names of the inputs, in the order in which figures will be given.</param>
    /// <param name="output">Name of the output.</param>
    /// <exception cref="UncertaintyException">The model cannot be read or has no such output.</exception>
    public RepeatedBudget(IReadOnlyList<Assignment> lines, IReadOnlyList<string> inputs, string output)
    {
        model = MeasurementModel.Read(lines, inputs);
        target = model.StepOf(output);
        columns = [.. Enumerable.Range(0, model.Inputs.Count)];
    }

    /// <summary>Evaluates the budget.</summary>
    /// <param name="values">Estimates, one for each input.</param>
    /// <param name="uncertainties">Standard uncertainties, zero or more.</param>
    /// <param name="dof">Degrees of freedom, above zero or infinite.</param>
    /// <param name="sensitivities">Takes the sensitivity coefficients, also of exact inputs.</param>
    /// <param name="found">Value, combined standard uncertainty and effective degrees of freedom (infinite when no input has few).</param>
    /// <returns>Whether the model has a value, and a derivative by each input that varies.</returns>
    public bool TryEvaluate(
        ReadOnlySpan<double> values, ReadOnlySpan<double> uncertainties, ReadOnlySpan<double> dof, Span<double> sensitivities,
        out (double Value, double StandardUncertainty, double EffectiveDof) found)
    {
        var gradient = Gradient.At(model, values, columns, columns.Length);
        var row = gradient.Row(target);
        row.CopyTo(sensitivities);
        found = (gradient.Value(target), 0, double.PositiveInfinity);
        double variance = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (uncertainties[i] > 0)
            {
                variance += row[i] * uncertainties[i] * row[i] * uncertainties[i];
            }
        }

        if (!double.IsFinite(found.Value) || !double.IsFinite(variance))
        {
            return false;
        }

        double inverse = 0;
        for (var i = 0; i < row.Length && variance > 0; i++)
        {
            var share = uncertainties[i] > 0 ? row[i] * uncertainties[i] * (row[i] * uncertainties[i]) / variance : 0;
            inverse += double.IsInfinity(dof[i]) ? 0 : share * share / dof[i];
        }

        found = (found.Value, Math.Sqrt(variance), inverse > 0 ? 1 / inverse : double.PositiveInfinity);
        return true;
    }
}
