namespace Tdc.Epcis.Model;

/// <summary>Prefixes and their name spaces at a place of a document; inner declarations hide outer ones.</summary>
public sealed class NamespaceScope
{
    /// <summary>Name space of lot master data; JSON-LD writes it with a colon at the end, XML without. This is the form of XML.</summary>
    public const string Cbvmda = "urn:epcglobal:cbv:mda";

    private readonly NamespaceScope? outer;

    private readonly Dictionary<string, string> declared = new(StringComparer.Ordinal);

    /// <summary>An empty scope inside another.</summary>
    public NamespaceScope(NamespaceScope? outer = null) => this.outer = outer ?? Standard;

    private NamespaceScope(params ReadOnlySpan<(string Prefix, string Namespace)> known)
    {
        foreach (var (prefix, name) in known)
        {
            declared.Add(prefix, name);
        }
    }

    /// <summary>What the standard's context declares and nobody can declare anew.</summary>
    /// <remarks>Source: EPCIS 2.0 JSON-LD context (<c>@protected</c>).</remarks>
    public static NamespaceScope Standard { get; } = new(
        ("epcis", "https://ref.gs1.org/epcis/"), ("cbv", "https://ref.gs1.org/cbv/"), ("gs1", "https://gs1.org/voc/"), ("cbvmda", Cbvmda),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("owl", "http://www.w3.org/2002/07/owl#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("dcterms", "http://purl.org/dc/terms/"));

    /// <summary>The declarations of this scope itself, in the order made.</summary>
    public IEnumerable<KeyValuePair<string, string>> Own => declared;

    /// <summary>This scope and those around it, inner first, without <see cref="Standard"/>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Declared
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var scope = this; scope is not null && scope != Standard; scope = scope.outer)
            {
                foreach (var pair in scope.declared)
                {
                    if (seen.Add(pair.Key))
                    {
                        yield return pair;
                    }
                }
            }
        }
    }

    /// <summary>Adds a prefix; the later declaration of the same prefix holds. A prefix of the standard cannot be changed.</summary>
    public void Declare(string prefix, string name)
    {
        if (!Standard.declared.ContainsKey(prefix))
        {
            declared[prefix] = name == Cbvmda + ":" ? Cbvmda : name;
        }
    }

    /// <summary>The name space of a prefix, or <c>null</c>.</summary>
    public string? Find(ReadOnlySpan<char> prefix)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.declared.Count > 0 && scope.declared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(prefix, out var name))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>A prefix that names the name space here, or <c>null</c>.</summary>
    public string? PrefixOf(string name)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            foreach (var (prefix, known) in scope.declared)
            {
                if (known == name && Find(prefix) == name)
                {
                    return prefix;
                }
            }
        }

        return null;
    }
}
