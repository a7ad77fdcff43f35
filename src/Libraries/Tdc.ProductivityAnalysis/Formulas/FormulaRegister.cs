namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>Why formulas cannot stand together in a register.</summary>
/// <param name="Path">Indicators that lead back to the first, which stands again at the end; or those on the way to the depth that is too great.</param>
/// <param name="IsTooDeep">Whether the formulas set into each other are deeper than <see cref="FormulaLimits.RegisterDepth"/>; otherwise they go in a circle.</param>
public sealed record FormulaRegisterFault(IReadOnlyList<string> Path, bool IsTooDeep)
{
    /// <summary>The path: <c>A → B → A</c>.</summary>
    public override string ToString() => string.Join(" → ", Path);
}

/// <summary>Indicators with their formulas, which may name each other but not in a circle.</summary>
/// <remarks>A formula that names itself in an earlier period counts as a circle too: it would have no beginning.</remarks>
public sealed class FormulaRegister
{
    private FormulaRegister(IReadOnlyDictionary<string, Formula> formulas, IReadOnlyList<string> order)
    {
        Formulas = formulas;
        Order = order;
    }

    /// <summary>No indicators: every name is a variable.</summary>
    public static FormulaRegister Empty { get; } = new(new Dictionary<string, Formula>(), []);

    /// <summary>The formulas by the code of their indicator.</summary>
    public IReadOnlyDictionary<string, Formula> Formulas { get; }

    /// <summary>The indicators, each after those it names; among equals in ordinal order of their codes.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <summary>Sets up a register.</summary>
    /// <param name="formulas">Formulas by the code of their indicator; a name that is no code is a variable.</param>
    /// <param name="register">The register; null when there is a fault.</param>
    /// <returns>The first fault in the order of the codes; null when there is none.</returns>
    public static FormulaRegisterFault? Read(IReadOnlyDictionary<string, Formula> formulas, out FormulaRegister? register)
    {
        ArgumentNullException.ThrowIfNull(formulas);
        var own = new Dictionary<string, Formula>(formulas, StringComparer.Ordinal);
        var walk = new FormulaOrder(own);
        var fault = walk.Run();
        register = fault is null ? new FormulaRegister(own, walk.Order) : null;
        return fault;
    }

    /// <summary>The variables that an indicator stands on in the end, in ordinal order.</summary>
    /// <exception cref="KeyNotFoundException">There is no such indicator.</exception>
    public IReadOnlyList<string> VariablesOf(string indicator)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { indicator };
        var open = new Queue<string>(Formulas[indicator].Names);
        var variables = new SortedSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var name))
        {
            if (!seen.Add(name)) { continue; }
            if (!Formulas.TryGetValue(name, out var formula)) { variables.Add(name); }
            else { foreach (var inner in formula.Names) { open.Enqueue(inner); } }
        }
        return [.. variables];
    }

    /// <summary>A part of an indicator's formula, or of those it names, that has no value whatever the data are; null when none was found.</summary>
    /// <exception cref="KeyNotFoundException">There is no such indicator.</exception>
    public FormulaFlaw? FlawOf(string indicator) => FormulaProbe.Find(this, Formulas[indicator]);

    /// <summary>Evaluates an indicator for one unit or group.</summary>
    /// <returns>The working: its <see cref="WorkingStep.Value"/> is the result. Nothing throws for data.</returns>
    /// <exception cref="KeyNotFoundException">There is no such indicator.</exception>
    public WorkingStep Evaluate(string indicator, IVariables variables) => Evaluate(Formulas[indicator], variables);

    /// <summary>Evaluates a formula whose names may be indicators of the register.</summary>
    public WorkingStep Evaluate(Formula formula, IVariables variables)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(variables);
        return new FormulaEvaluator(this, variables).Evaluate(formula.Root, 0) with { Unit = variables.Unit ?? "" };
    }
}
