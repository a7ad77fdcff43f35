using System.Buffers;
using System.Runtime.CompilerServices;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.DigitalLinks;

/// <summary>Takes Digital Links apart.</summary>
internal static class LinkReader
{
    private static readonly SearchValues<char> uriCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    private static readonly SearchValues<char> notInDomain = SearchValues.Create("_~?#@!$&'()*+,;=%");

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Gs1Problem Read(string text, out DigitalLink? link)
    {
        link = null;
        if (text.Length == 0)
        {
            return new(Gs1Fault.Empty);
        }

        if (text.AsSpan().ContainsAnyExcept(uriCharacters))
        {
            return new(Gs1Fault.Uri);
        }

        var domain = SchemeLength(text);
        if (domain == 0)
        {
            return new(Gs1Fault.Scheme);
        }

        var slash = text.IndexOf('/', domain);
        if (slash <= domain || text.AsSpan(domain, slash - domain).ContainsAny(notInDomain))
        {
            return new(Gs1Fault.Domain);
        }

        var fragment = text.IndexOf('#', slash);
        var end = fragment < 0 ? text.Length : fragment;
        var mark = text.IndexOf('?', slash, end - slash);
        var pathEnd = mark < 0 ? end : mark;

        List<Element> path = [];
        var problem = ReadPath(text.AsSpan(0, pathEnd), slash, path, out var stemLength);
        if (!problem.IsNone)
        {
            return problem;
        }

        List<Element> attributes = [];
        List<string> other = [];
        problem = mark < 0 ? default : ReadQuery(text.AsSpan(mark + 1, end - mark - 1), path, attributes, other);
        if (problem.IsNone)
        {
            link = new DigitalLink(text[..stemLength], path, attributes, other);
        }

        return problem;
    }

    private static int SchemeLength(string text)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://", "HTTPS://", "HTTP://"])
        {
            if (text.StartsWith(scheme, StringComparison.Ordinal))
            {
                return scheme.Length;
            }
        }

        return 0;
    }

    // The last primary key in the path wins; what stands before it is a stem, even when it looks like a key.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Gs1Problem ReadPath(ReadOnlySpan<char> text, int start, List<Element> path, out int stemLength)
    {
        stemLength = 0;
        var at = text.Length;
        ApplicationIdentifier? key = null;
        while (key is null)
        {
            var beforeValue = at <= start ? -1 : text[start..at].LastIndexOf('/');
            var beforeCode = beforeValue < 1 ? -1 : text.Slice(start, beforeValue).LastIndexOf('/');
            if (beforeCode < 0 || AiTable.Shipped.Find(text[(start + beforeCode + 1)..(start + beforeValue)]) is not { } ai)
            {
                return new(Gs1Fault.NoPrimaryKey);
            }

            at = start + beforeCode;
            key = ai.IsPrimaryKey ? ai : null;
        }

        stemLength = at;
        return ReadPairs(text[at..], key, path);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Gs1Problem ReadPairs(ReadOnlySpan<char> pairs, ApplicationIdentifier key, List<Element> path)
    {
        while (!pairs.IsEmpty)
        {
            var slash = pairs[1..].IndexOf('/') + 1;
            var ai = AiTable.Shipped.Find(pairs[1..slash])!;
            pairs = pairs[(slash + 1)..];
            var end = pairs.IndexOf('/');
            var value = end < 0 ? pairs : pairs[..end];
            var problem = Take(ai, value, plusIsBlank: false, path);
            if (!problem.IsNone)
            {
                return problem;
            }

            pairs = end < 0 ? default : pairs[end..];
        }

        foreach (var sequence in key.Sequences!)
        {
            if (Follows(path, sequence))
            {
                return default;
            }
        }

        return new(Gs1Fault.QualifierOrder, key.Code);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Gs1Problem ReadQuery(ReadOnlySpan<char> query, List<Element> path, List<Element> attributes, List<string> other)
    {
        foreach (var range in query.Split('&'))
        {
            var part = query[range];
            var equals = part.IndexOf('=');
            var name = equals < 0 ? default : part[..equals];
            if (name.IsEmpty || !CharacterSets.IsDigits(name))
            {
                if (!part.IsEmpty)
                {
                    other.Add(part.ToString());
                }

                continue;
            }

            var problem = AiTable.Shipped.Find(name) is { } ai
                ? TakeAttribute(ai, part[(equals + 1)..], path, attributes)
                : new(Gs1Fault.UnknownAi, name[..Math.Min(4, name.Length)].ToString());
            if (!problem.IsNone)
            {
                return problem;
            }
        }

        return default;
    }

    private static Gs1Problem TakeAttribute(ApplicationIdentifier ai, ReadOnlySpan<char> value, List<Element> path, List<Element> attributes)
    {
        if (Has(path, ai) || Has(attributes, ai))
        {
            return new(Gs1Fault.RepeatedAi, ai.Code);
        }

        var belongsIntoPath = false;
        foreach (var sequence in path[0].Ai.Sequences!)
        {
            belongsIntoPath |= Array.IndexOf(sequence, ai.Code) >= 0 && Follows(path, sequence);
        }

        return !ai.IsDigitalLinkAttribute || belongsIntoPath ? new(Gs1Fault.NotAnAttribute, ai.Code) : Take(ai, value, plusIsBlank: true, attributes);
    }

    private static Gs1Problem Take(ApplicationIdentifier ai, ReadOnlySpan<char> encoded, bool plusIsBlank, List<Element> elements)
    {
        if (encoded.IsEmpty)
        {
            return new(Gs1Fault.Empty, ai.Code);
        }

        return PercentEncoding.TryDecode(encoded, plusIsBlank, out var value)
            ? ElementReader.Take(ai, value, elements)
            : new(Gs1Fault.PercentEncoding, ai.Code);
    }

    private static bool Has(List<Element> elements, ApplicationIdentifier ai)
    {
        foreach (var element in elements)
        {
            if (element.Ai == ai)
            {
                return true;
            }
        }

        return false;
    }

    // Whether what stands behind the key is the sequence with any qualifiers left out.
    private static bool Follows(List<Element> path, string[] sequence)
    {
        var next = 0;
        for (var i = 1; i < path.Count; i++)
        {
            while (next < sequence.Length && sequence[next] != path[i].Ai.Code)
            {
                next++;
            }

            if (next++ >= sequence.Length)
            {
                return false;
            }
        }

        return true;
    }
}
