namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>An indicator of a group, from sums.</summary>
/// <param name="Working">The working over the sums.</param>
/// <param name="Coverage">Units whose variables entered the sums, of all units.</param>
public readonly record struct AggregateResult(WorkingStep Working, UnitCoverage Coverage);

/// <summary>The indicator of a group of units: the formula over the sums of their variables, never a mean of their ratios.</summary>
/// <remarks>
/// A unit for which an input of the formula is missing stays out of every sum, so that numerator and denominator are of the same units; one whose own
/// ratio has no value (nobody employed) stays in. <c>sum</c>, <c>median</c> and their like run over the units that are in.
/// Source: aggregation rule of the indicator set (ΣVA/ΣL).
/// </remarks>
public static class AggregateThenEvaluate
{
    /// <summary>Evaluates an indicator of a register over the sums of units.</summary>
    /// <param name="register">Where the indicator stands.</param>
    /// <param name="indicator">Its code.</param>
    /// <param name="units">The units; those of which a variable is missing are left out and counted.</param>
    /// <param name="group">What the group is called in the working.</param>
    /// <exception cref="KeyNotFoundException">There is no such indicator.</exception>
    public static AggregateResult Evaluate(FormulaRegister register, string indicator, IReadOnlyList<IVariables> units, string group = "")
    {
        ArgumentNullException.ThrowIfNull(register);
        return Evaluate(register, register.Formulas[indicator], units, group);
    }

    /// <summary>Evaluates a formula over the sums of units.</summary>
    /// <inheritdoc cref="Evaluate(FormulaRegister, string, IReadOnlyList{IVariables}, string)"/>
    public static AggregateResult Evaluate(FormulaRegister register, Formula formula, IReadOnlyList<IVariables> units, string group = "")
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(units);
        List<IVariables> covered = [.. units.Where(unit => register.Evaluate(formula, unit).Value.Missing is not { Kind: MissingKind.Input })];
        return new(register.Evaluate(formula, new Sums(group, covered)), new(covered.Count, units.Count));
    }

    private sealed class Sums(string group, IReadOnlyList<IVariables> units) : IVariables
    {
        public string Unit => group;

        public IReadOnlyList<IVariables> Units => units;

        public VariableReading Read(string name, int offset)
        {
            var sum = 0.0;
            var count = 0;
            foreach (var unit in units)
            {
                if (unit.Read(name, offset).Number is not { } number || !double.IsFinite(number)) { continue; }
                sum += number;
                count++;
            }
            return count == 0 ? new(null, Note: "no unit") : new(sum, FormattableString.Invariant($"n = {count}/{units.Count}"));
        }
    }
}
