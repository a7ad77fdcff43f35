using System.Globalization;
using System.Text;

namespace Tdc.Epcis.Validation;

/// <summary>Collects findings, knows the place that is being read, and stops at a limit so that a hostile document cannot fill the memory.</summary>
internal sealed class Findings(int most)
{
    private readonly List<Finding> found = [];

    private readonly List<(string? Name, int Index)> path = [];

    /// <summary>What was found, in the order met.</summary>
    public IReadOnlyList<Finding> All => found;

    /// <summary>Whether findings were left out because there were too many.</summary>
    public bool Cut { get; private set; }

    /// <summary>Number of errors met, also of those left out.</summary>
    public long Errors { get; private set; }

    /// <summary>Event that is being read, or -1.</summary>
    public int Event { get; set; } = -1;

    /// <summary>Findings made after a count; the empty list costs nothing.</summary>
    public IReadOnlyList<Finding> Since(int count) => count == found.Count ? [] : found.GetRange(count, found.Count - count);

    public void Push(string name) => path.Add((name, 0));

    public void Push(int index) => path.Add((null, index));

    public void Pop() => path.RemoveAt(path.Count - 1);

    /// <summary>Steps to the item with this index; the innermost step must be an item.</summary>
    public void At(int index) => path[^1] = (null, index);

    public void Schema(string code, params ReadOnlySpan<string> arguments) => Add(code, Severity.Error, Layer.Schema, arguments);

    public void SchemaAt(string name, string code, params ReadOnlySpan<string> arguments)
    {
        Push(name);
        Add(code, Severity.Error, Layer.Schema, arguments);
        Pop();
    }

    public void Syntax(string code, params ReadOnlySpan<string> arguments) => Add(code, Severity.Error, Layer.Syntax, arguments);

    public void Semantics(string code, params ReadOnlySpan<string> arguments) => Add(code, Severity.Error, Layer.Semantics, arguments);

    public void Warn(string code, params ReadOnlySpan<string> arguments) => Add(code, Severity.Warning, Layer.Semantics, arguments);

    /// <summary>The pointer to the place that is being read.</summary>
    public string Pointer()
    {
        var text = new StringBuilder();
        foreach (var (name, index) in path)
        {
            text.Append('/');
            if (name is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{index}");
            }
            else
            {
                text.Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            }
        }

        return text.ToString();
    }

    /// <summary>Leaves all places; for a reader that ends in the middle.</summary>
    public void Reset(int depth) => path.RemoveRange(depth, path.Count - depth);

    public int Depth => path.Count;

    private void Add(string code, Severity severity, Layer layer, ReadOnlySpan<string> arguments)
    {
        if (severity == Severity.Error)
        {
            Errors++;
        }

        if (found.Count >= most)
        {
            Cut = true;
            return;
        }

        found.Add(new Finding(Pointer(), code, severity, layer, arguments.ToArray()) { Event = Event });
    }
}
