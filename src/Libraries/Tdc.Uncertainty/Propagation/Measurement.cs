using Tdc.Uncertainty.Models;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Propagation;

/// <summary>A measurement: model, inputs, correlations and the outputs asked for.</summary>
/// <remarks>
/// <para>Checked when it is made: names, correlations, at least one output. Immutable; may be used by many threads.</para>
/// <para>Source: JCGM 100:2008, 4.1 and 5.2; several outputs: JCGM 102:2011.</para>
/// </remarks>
public sealed class Measurement
{
    private const int MostInputs = 2_000;

    /// <summary>Reads the model and checks the rest against it.</summary>
    /// <param name="quantities">Inputs; names are unique.</param>
    /// <param name="lines">The model.</param>
    /// <param name="outputs">Names of inputs or lines whose values are wanted, at least one.</param>
    /// <param name="correlations">Stated correlations; pairs that are not stated have none.</param>
    /// <exception cref="UncertaintyException">Something does not fit.</exception>
    public Measurement(
        IReadOnlyList<Quantity> quantities, IReadOnlyList<Assignment> lines, IReadOnlyList<string> outputs, IEnumerable<Correlation>? correlations = null)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        ArgumentNullException.ThrowIfNull(outputs);
        if (quantities.Count > MostInputs)
        {
            throw new UncertaintyException(UncertaintyFault.OutOfRange, "quantities", 0, $"A measurement has at most {MostInputs} inputs.") { Reason = "many", Values = [$"{quantities.Count}", $"{MostInputs}"] };
        }

        Quantities = [.. quantities];
        Model = MeasurementModel.Read(lines, [.. quantities.Select(quantity => quantity.Name)]);
        Lines = [.. lines];
        Outputs = [.. outputs];
        Targets = CheckedTargets(Outputs);
        Correlations = Correlations.Of(Quantities, correlations ?? []);
        Estimates = [.. Quantities.Select(quantity => quantity.Value)];
        Columns = new int[Quantities.Count];
        for (var i = 0; i < Columns.Length; i++)
        {
            Columns[i] = Quantities[i].Varies ? Width++ : -1;
        }
    }

    /// <summary>The inputs in order.</summary>
    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>The model.</summary>
    public MeasurementModel Model { get; }

    /// <summary>The lines that the model was read from.</summary>
    public IReadOnlyList<Assignment> Lines { get; }

    /// <summary>Names of the outputs in order.</summary>
    public IReadOnlyList<string> Outputs { get; }

    internal int[] Targets { get; }

    internal Correlations Correlations { get; }

    internal double[] Estimates { get; }

    /// <summary>For each input its column among those that vary, or −1.</summary>
    internal int[] Columns { get; }

    /// <summary>How many inputs vary.</summary>
    internal int Width { get; }

    private int[] CheckedTargets(IReadOnlyList<string> outputs)
    {
        if (outputs.Count == 0)
        {
            throw new UncertaintyException(UncertaintyFault.Missing, "outputs", 0, "A measurement has at least one output.") { Reason = "empty" };
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. outputs.Select(output => seen.Add(output)
            ? Model.StepOf(output)
            : throw new UncertaintyException(UncertaintyFault.Duplicate, output, 0, $"The output '{output}' is asked for twice."))];
    }
}
