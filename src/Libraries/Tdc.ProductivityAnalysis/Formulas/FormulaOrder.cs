namespace Tdc.ProductivityAnalysis.Formulas;

/// <summary>Finds the order of evaluation of formulas that name each other, or the circle that forbids one.</summary>
/// <remarks>A walk into the depth with a stack of its own, so that a long chain of indicators does not exhaust the thread's.</remarks>
internal sealed class FormulaOrder(IReadOnlyDictionary<string, Formula> formulas)
{
    private readonly Dictionary<string, int> depths = new(StringComparer.Ordinal);
    private readonly List<(string Code, int Next)> path = [];
    private readonly HashSet<string> onPath = new(StringComparer.Ordinal);

    internal List<string> Order { get; } = [];

    internal FormulaRegisterFault? Run()
    {
        foreach (var code in formulas.Keys.Order(StringComparer.Ordinal))
        {
            if (!depths.ContainsKey(code) && Walk(code) is { } fault) { return fault; }
        }
        return null;
    }

    private FormulaRegisterFault? Walk(string start)
    {
        Enter(start);
        while (path.Count > 0)
        {
            var (code, next) = path[^1];
            if (next == formulas[code].Names.Count)
            {
                if (!Leave(code)) { return new([.. path.Select(step => step.Code)], IsTooDeep: true); }
                continue;
            }
            path[^1] = (code, next + 1);
            var name = formulas[code].Names[next];
            if (onPath.Contains(name)) { return new(Circle(name), IsTooDeep: false); }
            if (formulas.ContainsKey(name) && !depths.ContainsKey(name)) { Enter(name); }
        }
        return null;
    }

    private void Enter(string code)
    {
        path.Add((code, 0));
        onPath.Add(code);
    }

    private bool Leave(string code)
    {
        var depth = Depth(formulas[code].Root);
        if (depth > FormulaLimits.RegisterDepth) { return false; }
        depths.Add(code, depth);
        Order.Add(code);
        path.RemoveAt(path.Count - 1);
        onPath.Remove(code);
        return true;
    }

    private int Depth(FormulaNode node) => node is NameNode name && depths.TryGetValue(name.Name, out var inner)
        ? inner + 1
        : 1 + node.Parts.Select(Depth).DefaultIfEmpty(0).Max();

    private List<string> Circle(string name)
    {
        var codes = path.Select(step => step.Code).ToList();
        return [.. codes[codes.IndexOf(name)..], name];
    }
}
