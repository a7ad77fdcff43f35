using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Json;

/// <summary>Finds name space and local name of a JSON-LD key.</summary>
internal sealed class NameResolver
{
    private readonly Dictionary<string, (string? Namespace, string LocalName)> known = new(StringComparer.Ordinal);

    private NamespaceScope scope = NamespaceScope.Standard;

    /// <summary>The prefixes in force; another scope forgets what was resolved.</summary>
    public NamespaceScope Scope
    {
        get => scope;
        set
        {
            if (!ReferenceEquals(scope, value))
            {
                known.Clear();
                scope = value;
            }
        }
    }

    /// <summary>Name space and local name; the name space is <c>null</c> when the prefix is declared nowhere.</summary>
    public (string? Namespace, string LocalName) Resolve(string key)
    {
        if (!known.TryGetValue(key, out var name))
        {
            name = Split(key);
            if (known.Count < 4096)
            {
                known.Add(key, name);
            }
        }

        return name;
    }

    private (string? Namespace, string LocalName) Split(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            // A term of its own in the context; a bare name without one has no name space.
            return !key.StartsWith('@') && scope.Find(key) is { } term && SplitUri(term) is { LocalName.Length: > 0 } whole ? whole : ("", key);
        }

        if (scope.Find(key.AsSpan(0, colon)) is { } name && !key.AsSpan(colon + 1).StartsWith("//"))
        {
            return (name, key[(colon + 1)..]);
        }

        if (key.AsSpan(colon + 1).ContainsAny('/', ':', '#') && AbsoluteUri.IsUri(key) && SplitUri(key) is { LocalName.Length: > 0 } uri)
        {
            return uri;
        }

        return (null, key);
    }

    private static (string? Namespace, string LocalName) SplitUri(string uri)
    {
        var end = uri.AsSpan().LastIndexOfAny('/', '#', ':');
        return (uri[..(end + 1)], uri[(end + 1)..]);
    }
}
