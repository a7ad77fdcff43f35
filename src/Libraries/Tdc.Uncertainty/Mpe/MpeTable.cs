using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Mpe;

/// <summary>A table of maximum permissible errors against one quantity, under named conditions.</summary>
/// <param name="Name">What the table is called.</param>
/// <param name="Quantity">The quantity whose value picks the row, such as <c>load in e</c>, <c>flow over Q1</c> or <c>volume</c>.</param>
/// <param name="Steps">Rows; the first that fits is taken.</param>
public sealed record MpeTable(string Name, string Quantity, IReadOnlyList<MpeStep> Steps)
{
    /// <summary>The row for a value.</summary>
    /// <param name="value">Value of <see cref="Quantity"/>, finite.</param>
    /// <param name="conditions">What is known about the instrument and the test; more than the rows ask for does no harm.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/> when no row fits.</exception>
    public MpeStep Find(double value, IReadOnlyDictionary<string, string> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        Domain.Finite(value, Quantity);
        return Steps.FirstOrDefault(step => step.Covers(value, conditions))
            ?? throw Domain.OutOfRange(value, Quantity, $"is in no row of '{Name}' under these conditions");
    }

    /// <summary>The limit for a value.</summary>
    /// <param name="value">Value of <see cref="Quantity"/>.</param>
    /// <param name="conditions">What is known about the instrument and the test.</param>
    /// <param name="inService">Whether the limit in service is asked for.</param>
    public double Limit(double value, IReadOnlyDictionary<string, string> conditions, bool inService)
    {
        var step = Find(value, conditions);
        return (inService ? step.InService ?? step.Initial : step.Initial).At(value);
    }
}
