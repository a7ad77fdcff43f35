using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Tdc.Traceability.Domain.Showing;

namespace Tdc.Traceability.Features.Showing.Resolve;

/// <summary>What a request to the resolver asks for.</summary>
/// <param name="WantsLinkset">Whether all links are wanted as a document.</param>
/// <param name="MediaType">The document's media type.</param>
/// <param name="TypeText">The link type as written; empty when none.</param>
/// <param name="Wish">What to choose by.</param>
/// <param name="Query">The pairs that are passed on to the target, encoded as they came.</param>
internal sealed record ResolverRequest(bool WantsLinkset, string MediaType, string TypeText, LinkWish Wish, string Query)
{
    /// <summary>Media type of linksets in JSON (RFC 9264).</summary>
    public const string Linkset = "application/linkset+json";

    private static readonly string[] documents = [Linkset, "application/json", "application/ld+json"];
    private static readonly ResolverRequest plain = new(false, Linkset, "", new(null, [], [], ""), "");

    /// <summary>Whether a program asks, which reads problems as JSON.</summary>
    public bool IsProgram { get; private init; }

    /// <summary>Reads a request.</summary>
    public static ResolverRequest Of(HttpRequest request)
    {
        var languages = Preferred(request.Headers.AcceptLanguage);
        var accepted = Preferred(request.Headers.Accept);
        if (!request.QueryString.HasValue && accepted.Count == 0)
        {
            return languages.Count == 0 ? plain : plain with { Wish = plain.Wish with { Languages = languages } };
        }

        var first = accepted.Count > 0 ? accepted[0] : "";
        var wants = Array.IndexOf(documents, first) >= 0;
        var (type, context) = ("", "");
        List<string> passed = [];
        foreach (var pair in (request.QueryString.Value ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = mark < 0 ? (pair, "") : (pair[..mark], pair[(mark + 1)..]);
            if (name is "linkType" or "linktype")
            {
                type = type.Length == 0 ? Uri.UnescapeDataString(value) : type;
            }
            else if (name == "context")
            {
                context = Uri.UnescapeDataString(value);
            }
            else
            {
                passed.Add(pair);
            }
        }

        var all = type is "all" or "linkset";
        var program = wants || (first.Contains("json", StringComparison.Ordinal) && !accepted.Contains("text/html"));
        return new(
            all || (wants && type.Length == 0), wants ? first : Linkset, all ? "" : type,
            new(type.Length == 0 || all ? null : LinkTypes.Read(type) ?? "", languages, accepted, context), string.Join('&', passed))
        { IsProgram = program };
    }

    // Values of a header in the order of preference, parameters left out; what is refused (q=0) too.
    private static List<string> Preferred(StringValues header)
    {
        if (header.Count == 0)
        {
            return [];
        }

        List<(string Value, double Weight)> read = [];
        foreach (var part in header.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(40))
        {
            var pieces = part.Split(';', StringSplitOptions.TrimEntries);
            var weight = 1d;
            foreach (var piece in pieces.Skip(1))
            {
                if (piece.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
                {
                    weight = double.TryParse(piece.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? q : 0;
                }
            }

            if (weight > 0)
            {
                read.Add((pieces[0].ToLowerInvariant(), weight));
            }
        }

        return read.Count == 1 ? [read[0].Value] : [.. read.OrderByDescending(r => r.Weight).Select(r => r.Value)];
    }
}

/// <summary>Writes linksets. Source: RFC 9264, section 4.2; GS1-Conformant Resolver 1.2.0, linkset schema.</summary>
internal static class LinksetWriter
{
    /// <summary>The context that turns the linkset into JSON-LD.</summary>
    public const string Context = "https://ref.gs1.org/standards/resolver/linkset-context";

    /// <summary>The value of the <c>Link</c> header that points to it.</summary>
    public const string ContextHeader = $"<{Context}>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"";

    /// <summary>Writes one.</summary>
    /// <param name="anchor">The identifier's absolute address.</param>
    /// <param name="root">Scheme and host, put before targets of this site.</param>
    /// <param name="found">What was found.</param>
    /// <param name="withContext">Whether the context stands in the document too (JSON-LD).</param>
    public static byte[] Write(string anchor, string root, Resolution found, bool withContext)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (withContext)
            {
                json.WriteString("@context", Context);
            }

            json.WriteStartArray("linkset");
            json.WriteStartObject();
            json.WriteString("anchor", anchor);
            if (found.NameVi.Length > 0)
            {
                json.WriteString("description", found.NameVi);
            }

            foreach (var type in found.Links.GroupBy(l => l.Type))
            {
                json.WriteStartArray(LinkTypes.Namespace + type.Key);
                foreach (var link in type)
                {
                    WriteTarget(json, link, root);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>A target as an absolute address.</summary>
    public static string Absolute(string href, string root) => href.StartsWith('/') ? root + href : href;

    private static void WriteTarget(Utf8JsonWriter json, Link link, string root)
    {
        json.WriteStartObject();
        json.WriteString("href", Absolute(link.Href, root));
        json.WriteString("title", link.Language == "en" ? link.TitleEn : link.TitleVi);
        json.WriteStartArray("title*");
        foreach (var (text, language) in (ReadOnlySpan<(string, string)>)[(link.TitleVi, "vi"), (link.TitleEn, "en")])
        {
            json.WriteStartObject();
            json.WriteString("value", text);
            json.WriteString("language", language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("type", link.MediaType);
        if (link.Language.Length > 0)
        {
            json.WriteStartArray("hreflang");
            json.WriteStringValue(link.Language);
            json.WriteEndArray();
        }

        if (link.Context.Length > 0)
        {
            json.WriteStartArray("context");
            json.WriteStringValue(link.Context);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
