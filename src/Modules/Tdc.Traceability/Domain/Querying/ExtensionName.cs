using Tdc.Epcis.Model;

namespace Tdc.Traceability.Domain.Querying;

/// <summary>The name of a field or attribute outside the standard's own: <c>{namespace}#{name}</c>, a whole URI, or <c>prefix:name</c>.</summary>
/// <remarks>A prefix that the question does not declare is looked up where the event stands. Name spaces are compared without a sign at their end.</remarks>
/// <param name="Namespace">The name space without <c>#</c>, <c>/</c> or <c>:</c> at its end; <see langword="null"/> when only a prefix is known.</param>
/// <param name="Prefix">The prefix that was written; <see langword="null"/> when the name space was.</param>
/// <param name="LocalName">The name within its name space.</param>
internal sealed record ExtensionName(string? Namespace, string? Prefix, string LocalName)
{
    /// <summary>Reads a name.</summary>
    /// <param name="text">The name as written.</param>
    /// <param name="prefixes">Prefixes that the question declares.</param>
    /// <returns>The name, or <see langword="null"/> when the text is none.</returns>
    public static ExtensionName? Read(string text, IReadOnlyDictionary<string, string> prefixes)
    {
        var hash = text.LastIndexOf('#');
        if (hash > 0)
        {
            return hash == text.Length - 1 || !text.AsSpan(0, hash).Contains(':') ? null : new(Bare(text[..hash]), null, text[(hash + 1)..]);
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1)
        {
            return null;
        }

        var rest = text.AsSpan(colon + 1);
        if (rest.StartsWith("//") || rest.Contains(':'))
        {
            var end = text.AsSpan().LastIndexOfAny('/', ':');
            return end == text.Length - 1 ? null : new(Bare(text[..end]), null, text[(end + 1)..]);
        }

        var prefix = text[..colon];
        var known = prefixes.GetValueOrDefault(prefix) ?? NamespaceScope.Standard.Find(prefix);
        return new(known is null ? null : Bare(known), prefix, text[(colon + 1)..]);
    }

    /// <summary>Whether a field bears this name.</summary>
    /// <param name="field">The field.</param>
    /// <param name="scope">The prefixes known where it stands.</param>
    public bool Names(ExtensionField field, NamespaceScope scope)
    {
        if (field.LocalName != LocalName)
        {
            return Prefix is not null && field.Namespace is null && field.Name == Prefix + ":" + LocalName;
        }

        if (field.Namespace is not { } space)
        {
            return false;
        }

        if (Namespace is not null)
        {
            return Same(space, Namespace);
        }

        return scope.Find(Prefix) is { } declared && Same(space, declared);
    }

    /// <summary>Whether a name given as text, such as the id of an attribute of master data, is this name.</summary>
    public bool Names(string written, IReadOnlyDictionary<string, string> declared)
    {
        if (Read(written, declared) is not { } other || other.LocalName != LocalName)
        {
            return false;
        }

        return Namespace is not null && other.Namespace is not null ? Same(Namespace, other.Namespace) : Prefix is not null && Prefix == other.Prefix;
    }

    /// <summary>A name space without the sign at its end.</summary>
    public static string Bare(string space) => space.TrimEnd('#', '/', ':');

    private static bool Same(string a, string b) => a.AsSpan().TrimEnd("#/:").SequenceEqual(b.AsSpan().TrimEnd("#/:"));
}
