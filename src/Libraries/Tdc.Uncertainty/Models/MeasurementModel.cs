namespace Tdc.Uncertainty.Models;

/// <summary>One line of a model: a name and the expression that gives its value.</summary>
/// <param name="Name">Letters, digits, underscores; a letter first.</param>
/// <param name="Expression">See <see cref="MeasurementModel"/>.</param>
public sealed record Assignment(string Name, string Expression);

/// <summary>A measurement model: ordered assignments over named inputs, as a flat list of steps.</summary>
/// <remarks>
/// <para>Shape: each line may use inputs and earlier lines. Operators <c>+ - * / ^</c>, functions sqrt exp log (also ln) log10 sin cos tan asin acos atan
/// atan2 sinh cosh tanh abs min max, the constant <c>pi</c>. Steps refer to earlier steps only.</para>
/// <para>Pure; a model may be used by many threads at once.</para>
/// <para>Source: JCGM 100:2008, 4.1; operators and functions of tdc-metrology-case/1.</para>
/// </remarks>
public sealed class MeasurementModel
{
    private const int MostLines = 2_000;
    private readonly Dictionary<string, int> places;

    private MeasurementModel(string[] inputs, Step[] steps, Dictionary<string, int> places)
    {
        Inputs = inputs;
        Steps = steps;
        this.places = places;
    }

    /// <summary>Names of the inputs, in the order in which values are given.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>What is done, in order.</summary>
    public IReadOnlyList<Step> Steps { get; }

    internal ReadOnlySpan<Step> Program => (Step[])Steps;

    /// <summary>Reads a model.</summary>
    /// <param name="lines">At least one.</param>
    /// <param name="inputs">Names that stand for inputs.</param>
    /// <exception cref="UncertaintyException">A line cannot be read, a name is unknown or given twice; the place is the position in the expression.</exception>
    public static MeasurementModel Read(IReadOnlyList<Assignment> lines, IReadOnlyList<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(inputs);
        if (lines.Count is 0 or > MostLines)
        {
            throw new UncertaintyException(lines.Count == 0 ? UncertaintyFault.Missing : UncertaintyFault.OutOfRange, "model", 0, $"A model has 1 to {MostLines} lines.")
            {
                Reason = lines.Count == 0 ? "empty" : "many",
                Values = [$"{lines.Count}", $"{MostLines}"],
            };
        }

        var program = new ProgramBuilder();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < inputs.Count; i++)
        {
            AddName(places, inputs[i], program.Input(i));
        }

        foreach (var line in lines)
        {
            var step = new ExpressionReader(line.Expression, places, program).Read();
            AddName(places, line.Name, step);
        }

        return new MeasurementModel([.. inputs], program.Steps, places);
    }

    /// <summary>The step that gives the value of a name.</summary>
    /// <exception cref="UncertaintyException">No input and no line has the name.</exception>
    public int StepOf(string name) => places.TryGetValue(name, out var step)
        ? step
        : throw new UncertaintyException(UncertaintyFault.UnknownName, name, 0, $"The model has no '{name}'.");

    /// <summary>The value of every step.</summary>
    /// <param name="values">One for each input.</param>
    public double[] Evaluate(ReadOnlySpan<double> values)
    {
        var results = new double[Steps.Count];
        var program = Program;
        for (var i = 0; i < program.Length; i++)
        {
            var step = program[i];
            results[i] = step.Operation switch
            {
                Operation.Constant => step.Number,
                Operation.Input => values[step.Left],
                _ when step.IsBinary => Scalar.Of(step.Operation, results[step.Left], results[step.Right]),
                _ => Scalar.Of(step.Operation, results[step.Left]),
            };
        }

        return results;
    }

    private static void AddName(Dictionary<string, int> places, string name, int step)
    {
        if (!ExpressionReader.IsName(name))
        {
            throw new UncertaintyException(UncertaintyFault.Syntax, name, 1, $"'{name}' is not a name: letters, digits and underscores, a letter first.");
        }

        if (!places.TryAdd(name, step))
        {
            throw new UncertaintyException(UncertaintyFault.Duplicate, name, 0, $"The name '{name}' is given twice.");
        }
    }
}
