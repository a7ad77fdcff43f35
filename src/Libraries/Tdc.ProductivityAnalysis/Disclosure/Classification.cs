namespace Tdc.ProductivityAnalysis.Disclosure;

/// <summary>A classification of one dimension: codes, each with the code above it, under one total.</summary>
public sealed class Classification
{
    private readonly Dictionary<string, List<string>> children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> ways = new(StringComparer.Ordinal);

    /// <summary>Takes a classification of any number of levels.</summary>
    /// <param name="name">The dimension, such as <c>REF_AREA</c>; the same name in two tables is the same dimension.</param>
    /// <param name="total">The code of the total.</param>
    /// <param name="parents">The code above each code but the total; branches may be of different depth.</param>
    /// <exception cref="AnalysisException">A code does not lead up to the total (<see cref="AnalysisFault.OutOfRange"/>).</exception>
    public Classification(string name, string total, IReadOnlyDictionary<string, string> parents)
    {
        ArgumentNullException.ThrowIfNull(parents);
        Name = name;
        Total = total;
        ways[total] = [total];
        foreach (var code in parents.Keys.Order(StringComparer.Ordinal))
        {
            ways[code] = WayUp(code, parents);
            if (!children.TryGetValue(parents[code], out var below)) { children[parents[code]] = below = []; }
            below.Add(code);
        }
    }

    /// <summary>The dimension.</summary>
    public string Name { get; }

    /// <summary>The code of the total.</summary>
    public string Total { get; }

    /// <summary>A classification of one level: codes under a total.</summary>
    public static Classification Flat(string name, string total, IEnumerable<string> codes) => new(name, total, codes.ToDictionary(code => code, _ => total, StringComparer.Ordinal));

    /// <summary>The codes right below a code, in ordinal order; empty for one at the bottom.</summary>
    public IReadOnlyList<string> Below(string code) => children.TryGetValue(code, out var below) ? below : [];

    /// <summary>A code and those above it, up to the total.</summary>
    /// <exception cref="AnalysisException">There is no such code (<see cref="AnalysisFault.OutOfRange"/>).</exception>
    public IReadOnlyList<string> Up(string code) => ways.TryGetValue(code, out var way) ? way : throw new AnalysisException(AnalysisFault.OutOfRange, variable: $"{Name}={code}");

    private List<string> WayUp(string code, IReadOnlyDictionary<string, string> parents)
    {
        var way = new List<string> { code };
        while (way[^1] != Total)
        {
            if (!parents.TryGetValue(way[^1], out var above) || way.Count > parents.Count) { throw new AnalysisException(AnalysisFault.OutOfRange, variable: $"{Name}={code}"); }
            way.Add(above);
        }
        return way;
    }
}
