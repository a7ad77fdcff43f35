namespace Tdc.Uncertainty.Quantities;

/// <summary>A stated correlation of two inputs.</summary>
/// <param name="First">Name of an input.</param>
/// <param name="Second">Name of another.</param>
/// <param name="Coefficient">−1 to 1.</param>
public sealed record Correlation(string First, string Second, double Coefficient);

/// <summary>The correlations of the inputs of a measurement, checked: inputs in groups that hang together.</summary>
/// <remarks>Errors: an unknown name, a pair stated twice differently, a coefficient beyond ±1, or a matrix that no quantities can have, with the inputs at fault.</remarks>
internal sealed class Correlations
{
    private readonly Dictionary<(int, int), double> coefficients = [];

    private Correlations()
    {
    }

    /// <summary>Groups of inputs, by number, rising, that are correlated with one another; inputs by themselves are in none.</summary>
    public IReadOnlyList<int[]> Groups { get; private set; } = [];

    /// <summary>The coefficient of two inputs.</summary>
    public double this[int a, int b] => a == b ? 1 : coefficients.GetValueOrDefault(a < b ? (a, b) : (b, a));

    /// <summary>Checks and groups stated correlations.</summary>
    public static Correlations Of(IReadOnlyList<Quantity> quantities, IEnumerable<Correlation> stated)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < quantities.Count; i++)
        {
            numbers[quantities[i].Name] = i;
        }

        var result = new Correlations();
        foreach (var one in stated)
        {
            result.Add(one, Number(numbers, one.First), Number(numbers, one.Second), quantities);
        }

        result.Groups = result.FindGroups(quantities.Count);
        foreach (var group in result.Groups)
        {
            Factor.Check(result.Matrix(group), group.Length, group.Select(i => quantities[i].Name).ToArray());
        }

        return result;
    }

    /// <summary>The matrix of a group, by rows.</summary>
    public double[] Matrix(int[] group)
    {
        var matrix = new double[group.Length * group.Length];
        for (var i = 0; i < group.Length; i++)
        {
            for (var j = 0; j < group.Length; j++)
            {
                matrix[i * group.Length + j] = this[group[i], group[j]];
            }
        }

        return matrix;
    }

    private static int Number(Dictionary<string, int> numbers, string name) => numbers.TryGetValue(name, out var number)
        ? number
        : throw new UncertaintyException(UncertaintyFault.UnknownName, name, 0, $"A correlation names '{name}', which is no input.");

    private void Add(Correlation one, int first, int second, IReadOnlyList<Quantity> quantities)
    {
        var r = one.Coefficient;
        var names = $"{one.First}, {one.Second}";
        // NaN fails the comparison too.
        if (!(Math.Abs(r) <= 1 + 1e-12) || (first == second && r != 1))
        {
            var fault = double.IsFinite(r) ? UncertaintyFault.OutOfRange : UncertaintyFault.NotFinite;
            throw new UncertaintyException(fault, names, 0, $"The correlation of {names} is not between -1 and 1.");
        }

        if (first == second || !quantities[first].Varies || !quantities[second].Varies)
        {
            return;
        }

        r = Math.Clamp(r, -1, 1);
        if (!coefficients.TryAdd(first < second ? (first, second) : (second, first), r) && this[first, second] != r)
        {
            throw new UncertaintyException(UncertaintyFault.Duplicate, names, 0, $"The correlation of {names} is stated twice, differently.");
        }
    }

    private List<int[]> FindGroups(int count)
    {
        var leader = Enumerable.Range(0, count).ToArray();
        int Lead(int i) => leader[i] == i ? i : leader[i] = Lead(leader[i]);
        foreach (var ((a, b), r) in coefficients)
        {
            if (r != 0)
            {
                leader[Lead(a)] = Lead(b);
            }
        }

        return [.. Enumerable.Range(0, count).GroupBy(Lead).Where(group => group.Count() > 1).Select(group => group.ToArray())];
    }
}
