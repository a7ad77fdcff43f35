namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>A part of a formula that gives no value, whatever its variables are.</summary>
/// <param name="Kind">Why: most often <see cref="MissingKind.DivisionByZero"/>.</param>
/// <param name="Place">The part in its canonical form; of a division by zero the divisor.</param>
public sealed record FormulaFlaw(MissingKind Kind, string Place);

/// <summary>Finds parts that can have no value: <c>VA / (L - L)</c>, <c>1 / 0</c>, <c>ln(0 * x)</c>.</summary>
/// <remarks>
/// <para>The formula is worked out at points of whole numbers and simple fractions, of both signs and zero, different for each variable and period. A part
/// that is reached and fails at every one of them, although what it is made of has values, is a flaw. What fails at some points only is a matter of data.</para>
/// <para>A part of written numbers alone in a branch, <c>if(x > 0, y / x, 1 / 0)</c>, says on purpose that there is no value, unless nothing else is left.</para>
/// <para>The points are fixed, so the answer is the same each time. A divisor of a difference counts as zero when only rounding is left of it.</para>
/// </remarks>
internal static class FormulaProbe
{
    private const int Points = 24;

    internal static FormulaFlaw? Find(FormulaRegister register, Formula formula)
    {
        var met = new Dictionary<FormulaNode, (int Tries, FormulaFlaw? Flaw)>(ReferenceEqualityComparer.Instance);
        var has = false;
        for (var point = 0; point < Points; point++)
        {
            var result = register.Evaluate(formula, new ProbePoint(point, 0));
            Walk(result, met);
            has |= result.Value.Missing is null;
        }
        return met.Values.Select(m => m.Flaw).OfType<FormulaFlaw>().FirstOrDefault(flaw => !has || Formula.Parse(flaw.Place).Names.Count > 0);
    }

    // A part keeps its flaw while it has failed at every point at which it was reached.
    private static void Walk(WorkingStep result, Dictionary<FormulaNode, (int Tries, FormulaFlaw? Flaw)> met)
    {
        var seen = new HashSet<WorkingStep>(ReferenceEqualityComparer.Instance);
        var open = new Stack<WorkingStep>([result]);
        while (open.TryPop(out var step))
        {
            if (!seen.Add(step)) { continue; }
            foreach (var input in step.Inputs) { open.Push(input); }
            if (step.Inputs.Count == 0 || step.Inputs.Any(input => input.Value.Missing is not null)) { continue; }
            var flaw = Of(step);
            met[step.Node] = met.TryGetValue(step.Node, out var before) ? (before.Tries + 1, before.Flaw is null ? null : flaw) : (1, flaw);
        }
    }

    private static FormulaFlaw? Of(WorkingStep step) =>
        step.Value.Missing is { Kind: not (MissingKind.NoUnits or MissingKind.Input) } missing ? new(missing.Kind, missing.Subject)
        : step.Node is OperatorNode { Kind: FormulaOperator.Divide } && IsRoundedZero(step.Inputs[1]) ? new(MissingKind.DivisionByZero, step.Inputs[1].Text)
        : null;

    private static bool IsRoundedZero(WorkingStep step) =>
        step.Node is OperatorNode { Kind: FormulaOperator.Add or FormulaOperator.Subtract }
        && Math.Abs(step.Value.Number!.Value) <= 1e-12 * step.Inputs.Sum(input => Math.Abs(input.Value.Number!.Value));

    private sealed class ProbePoint(int point, int unit) : IVariables
    {
        private const int UnitsOfGroup = 3;

        public string Unit => "";

        public IReadOnlyList<IVariables> Units { get; } = unit > 0 ? [] : [.. Enumerable.Range(1, UnitsOfGroup).Select(u => new ProbePoint(point, u))];

        public VariableReading Read(string name, int offset) => new(point switch
        {
            0 => 1,
            1 => 0,
            _ => Number(Hash(name, offset)),
        });

        // From a third of the points on also fractions, from two thirds on both signs; now and then zero.
        private double Number(uint hash)
        {
            var whole = 1 + hash % 97;
            var size = point % 3 == 0 ? whole / 128.0 : whole;
            return (hash >> 8) % 11 == 0 ? 0 : point > 2 * Points / 3 && (hash >> 16) % 2 == 0 ? -size : size;
        }

        // FNV-1a: the same on every machine.
        private uint Hash(string name, int offset)
        {
            var hash = 2166136261u;
            foreach (var part in name.Select(letter => (uint)letter).Append((uint)-offset).Append((uint)point).Append((uint)unit))
            {
                unchecked { hash = (hash ^ part) * 16777619u; }
            }
            return hash ^ (hash >> 15);
        }
    }
}
