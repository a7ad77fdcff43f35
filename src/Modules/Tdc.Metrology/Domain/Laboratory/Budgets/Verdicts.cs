using Tdc.Uncertainty.Decisions;

namespace Tdc.Metrology.Domain.Laboratory.Budgets;

/// <summary>Reaches verdicts through the library's decision rules.</summary>
internal static class Verdicts
{
    /// <summary>The permissible error of a class at a nominal value; <see langword="null"/> when the method has none.</summary>
    public static AcceptanceLimit? LimitOf(MethodVersion method, string itemClass, double nominal) =>
        LaboratoryJson.Read<List<AcceptanceLimit>>(method.Acceptance).Find(l => l.Class == itemClass && l.From <= nominal && nominal <= l.To);

    /// <summary>The verdict over a value.</summary>
    /// <param name="rule">The rule; the guard band is U.</param>
    /// <param name="value">The value.</param>
    /// <param name="expanded">Expanded uncertainty as stated.</param>
    /// <param name="lower">Lower limit.</param>
    /// <param name="upper">Upper limit.</param>
    public static Conformity Of(Laboratory.DecisionRule rule, double value, double expanded, double? lower, double? upper)
    {
        if (rule == Laboratory.DecisionRule.None || (lower is null && upper is null))
        {
            return Conformity.None;
        }

        var limits = new ToleranceLimits(lower, upper);
        return rule switch
        {
            Laboratory.DecisionRule.Simple => limits.Accept(value) ? Conformity.Pass : Conformity.Fail,
            Laboratory.DecisionRule.GuardBand => limits.Accept(value, expanded) ? Conformity.Pass : Conformity.Fail,
            _ => limits.Accept(value, expanded) ? Conformity.Pass
                : limits.Accept(value) ? Conformity.ConditionalPass
                : limits.Accept(value, -expanded) ? Conformity.ConditionalFail
                : Conformity.Fail,
        };
    }
}
