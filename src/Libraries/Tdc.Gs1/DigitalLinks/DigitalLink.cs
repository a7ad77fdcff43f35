using System.Text;
using Tdc.Gs1.ApplicationIdentifiers;
using Tdc.Gs1.ElementStrings;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.DigitalLinks;

/// <summary>A GS1 Digital Link URI: a web address that names a key, its qualifiers and attributes.</summary>
/// <remarks>
/// <para>Shape: <c>https://domain[/stem]/key/value[/qualifier/value]…[?attributes]</c>. Values are held decoded; the words of early releases in place of codes
/// (<c>/gtin/…</c>), compressed links and GTINs without leading zeros are not read.</para>
/// <para>Source: GS1 Digital Link Standard, URI Syntax; the attribute <c>dlpkey</c> and the flag <c>?</c> of the syntax dictionary.</para>
/// </remarks>
public sealed class DigitalLink
{
    /// <summary>The stem of canonical links.</summary>
    public const string CanonicalStem = "https://id.gs1.org";

    internal DigitalLink(string stem, IReadOnlyList<Element> path, IReadOnlyList<Element> attributes, IReadOnlyList<string> otherQuery) =>
        (Stem, Path, Attributes, OtherQuery) = (stem, path, attributes, otherQuery);

    /// <summary>Scheme, domain and what stands in the path before the primary key, without a slash at the end.</summary>
    public string Stem { get; }

    /// <summary>The primary key and its qualifiers.</summary>
    public IReadOnlyList<Element> Path { get; }

    /// <summary>The attributes of the query part in their order.</summary>
    public IReadOnlyList<Element> Attributes { get; }

    /// <summary>Parts of the query that are no GS1 data, such as <c>linkType=gs1:pip</c>, as they were written.</summary>
    public IReadOnlyList<string> OtherQuery { get; }

    /// <summary>The primary key.</summary>
    public Element Key => Path[0];

    /// <summary>All elements in the order of appearance.</summary>
    public IEnumerable<Element> Elements => Path.Concat(Attributes);

    /// <summary>Reads a link and checks all of it.</summary>
    /// <param name="text">The URI; scheme in small or capital letters.</param>
    /// <param name="link">The link, or null when there is a problem.</param>
    /// <param name="withAssociations">Whether required and excluded combinations are checked too.</param>
    /// <returns>The first problem met.</returns>
    public static Gs1Problem Read(string text, out DigitalLink? link, bool withAssociations = true)
    {
        var problem = LinkReader.Read(text, out link);
        if (problem.IsNone && withAssociations)
        {
            problem = Associations.Check([.. link!.Elements]);
        }

        link = problem.IsNone ? link : null;
        return problem;
    }

    /// <summary>Makes a link from elements: the first primary key leads, its qualifiers follow in their order, all else becomes attributes.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="stem">Scheme, domain and path before the key.</param>
    /// <param name="link">The link, or null when there is a problem.</param>
    public static Gs1Problem Make(ElementString elements, string stem, out DigitalLink? link)
    {
        link = null;
        var distinct = elements.Elements.Distinct().ToList();
        var at = distinct.FindIndex(e => e.Ai.IsPrimaryKey);
        if (at < 0)
        {
            return new(Gs1Fault.NoPrimaryKey);
        }

        var key = distinct[at];
        var codes = distinct.Select(e => e.Ai.Code).ToHashSet();
        var sequence = key.Ai.Sequences!.MaxBy(s => s.Count(codes.Contains))!;
        List<Element> path = [key, .. sequence.Where(codes.Contains).Select(code => distinct.First(e => e.Ai.Code == code))];
        var attributes = distinct.Except(path).ToList();
        if (attributes.FindIndex(e => !e.Ai.IsDigitalLinkAttribute) is >= 0 and var wrong)
        {
            return new(Gs1Fault.NotAnAttribute, attributes[wrong].Ai.Code);
        }

        link = new DigitalLink(stem.TrimEnd('/'), path, attributes, []);
        return default;
    }

    /// <summary>The elements as an element string, in the order of appearance.</summary>
    public ElementString ToElementString() => new([.. Elements]);

    /// <summary>The link itself, with this stem and these elements in their order.</summary>
    public override string ToString() => Write(Stem, Attributes);

    /// <summary>The canonical form: stem <see cref="CanonicalStem"/>, attributes sorted by their codes, nothing that is no GS1 data.</summary>
    public string ToCanonical() => Write(CanonicalStem, Attributes.OrderBy(e => e.Ai.Code, StringComparer.Ordinal));

    private string Write(string stem, IEnumerable<Element> attributes)
    {
        var text = new StringBuilder(stem);
        foreach (var element in Path)
        {
            text.Append('/').Append(element.Ai.Code).Append('/');
            PercentEncoding.AppendForLink(text, element.Value);
        }

        var joint = '?';
        foreach (var element in attributes)
        {
            text.Append(joint).Append(element.Ai.Code).Append('=');
            PercentEncoding.AppendForLink(text, element.Value);
            joint = '&';
        }

        return text.ToString();
    }
}
