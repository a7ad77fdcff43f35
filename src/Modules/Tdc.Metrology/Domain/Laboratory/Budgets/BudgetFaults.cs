using Tdc.Platform.Outcomes;
using Tdc.Uncertainty;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>Faults of models and budgets as refusals of the laboratory; <c>laboratory.model-FAULT</c> has the words.</summary>
internal static class BudgetFaults
{
    /// <summary>A fault that the library found: what is at fault, and the position from 1 or 0.</summary>
    public static Refusal Of(UncertaintyException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Refusal.Rule("laboratory.model-" + fault.Fault switch
        {
            UncertaintyFault.Syntax => "syntax",
            UncertaintyFault.UnknownName => "unknown-name",
            UncertaintyFault.Duplicate => "duplicate",
            UncertaintyFault.Missing => "missing",
            UncertaintyFault.NotFinite => "not-finite",
            UncertaintyFault.TooFew => "too-few",
            UncertaintyFault.Mismatch => "mismatch",
            UncertaintyFault.NotPositive => "not-positive",
            UncertaintyFault.Undefined => "undefined",
            _ => "out-of-range",
        }, Short(fault.Subject), fault.Place);
    }

    /// <summary>A value cannot be brought into the unit of an input.</summary>
    public static Refusal Units(string input, string from, string to) => Refusal.Rule("laboratory.units-differ", input, from, to);

    private static string Short(string subject) => subject.Length > 80 ? subject[..80] : subject;
}
