using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Tdc.Epcis;
using Tdc.Platform.Identity;
using Tdc.Traceability.Features.Repository.Reading;

namespace Tdc.Traceability.Features.Repository.Http;

/// <summary>One request to the repository: who asks, for what, and in which form the answer is wanted.</summary>
internal sealed class EpcisCall
{
    private static readonly string[] jsonTypes = ["application/json", "application/ld+json"];
    private static readonly string[] xmlTypes = ["application/xml", "text/xml"];

    private EpcisCall(HttpContext http)
    {
        Http = http;
        Asker = Asker.Of(http.User);
    }

    /// <summary>The request.</summary>
    public HttpContext Http { get; }

    /// <summary>Who asks.</summary>
    public Asker Asker { get; }

    /// <summary>Media type of the answer.</summary>
    public string AnswerType { get; private set; } = "application/json";

    /// <summary>Format of the answer.</summary>
    public EpcisFormat AnswerFormat => AnswerType.EndsWith("xml", StringComparison.Ordinal) ? EpcisFormat.Xml : EpcisFormat.Json;

    /// <summary>In which form identifiers are written.</summary>
    public EpcForm EpcForm { get; private set; } = EpcForm.DigitalLink;

    /// <summary>In which form XML writes words of the vocabulary.</summary>
    public CbvForm CbvForm { get; private set; } = CbvForm.AsIs;

    /// <summary>Prefixes that the asker declares.</summary>
    public IReadOnlyDictionary<string, string> Prefixes { get; private set; } = new Dictionary<string, string>();

    /// <summary>Whether only the headers are wanted.</summary>
    public bool IsHead => HttpMethods.IsHead(Http.Request.Method);

    public CancellationToken Cancellation => Http.RequestAborted;

    /// <summary>Opens a call whose answer has no choice of form yet.</summary>
    public static EpcisCall Of(HttpContext http) => new(http);

    /// <summary>Refuses who is unknown (401) and who lacks the scope (403). Persons with a role in a unit may read.</summary>
    public void Need(string scope, bool personsToo)
    {
        if (!Asker.IsKnown)
        {
            Http.Response.Headers.WWWAuthenticate = "Bearer";
            throw EpcisFault.Unknown();
        }

        var may = Asker.KeyId is not null ? Asker.HasScope(scope) : personsToo && Asker.Roles.Count > 0;
        if (!may)
        {
            throw EpcisFault.Forbidden(scope);
        }
    }

    /// <summary>Reads what the asker wants of the answer.</summary>
    /// <param name="xmlToo">Whether the resource has an XML form.</param>
    public void Negotiate(bool xmlToo)
    {
        AnswerType = Choose(Http.Request, xmlToo) ?? throw EpcisFault.NotAcceptable(
            xmlToo ? "The answer can be application/json, application/ld+json, application/xml or text/xml." : "The answer can be application/json or application/ld+json.");
        EpcForm = Http.Request.Headers[EpcisHeaders.EpcFormat].ToString() switch
        {
            "" or "Always_GS1_Digital_Link" => EpcForm.DigitalLink,
            "Always_EPC_URN" => EpcForm.Urn,
            "No_Preference" or "Never_Translates" => EpcForm.AsIs,
            _ => throw EpcisFault.Validation($"{EpcisHeaders.EpcFormat} must be No_Preference, Always_GS1_Digital_Link, Always_EPC_URN or Never_Translates."),
        };
        CbvForm = Http.Request.Headers[EpcisHeaders.CbvXmlFormat].ToString() switch
        {
            "" or "No_Preference" or "Never_Translates" or "Always_URN" => CbvForm.AsIs,
            "Always_Web_URI" => CbvForm.WebUri,
            _ => throw EpcisFault.Validation($"{EpcisHeaders.CbvXmlFormat} must be No_Preference, Always_Web_URI, Always_URN or Never_Translates."),
        };
        Prefixes = EpcisHeaders.Prefixes(Http.Request.Headers);
    }

    /// <summary>The media type that the asker likes best; <see langword="null"/> when none of ours is accepted.</summary>
    public static string? Choose(HttpRequest request, bool xmlToo)
    {
        var accept = request.GetTypedHeaders().Accept;
        if (accept.Count == 0)
        {
            return string.IsNullOrWhiteSpace(request.Headers.Accept) ? jsonTypes[0] : null;
        }

        string[] ours = xmlToo ? [.. jsonTypes, .. xmlTypes] : jsonTypes;
        return accept.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1)
            .ThenBy(a => a.MatchesAllTypes ? 2 : a.MatchesAllSubTypes ? 1 : 0)
            .Select(a => Array.Find(ours, o => new MediaTypeHeaderValue(o).IsSubsetOf(new MediaTypeHeaderValue(a.MediaType))))
            .FirstOrDefault(o => o is not null);
    }

    /// <summary>Format of what was sent.</summary>
    public EpcisFormat BodyFormat(bool xmlToo)
    {
        var type = Http.Request.GetTypedHeaders().ContentType;
        if (Http.Request.Headers.ContentEncoding.Count > 0 && !Http.Request.Headers.ContentEncoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw EpcisFault.MediaType("Send the document without content encoding.");
        }

        var media = type?.MediaType.Value?.ToLowerInvariant();
        if (media is not null && jsonTypes.Contains(media))
        {
            return EpcisFormat.Json;
        }

        return xmlToo && media is not null && xmlTypes.Contains(media) ? EpcisFormat.Xml
            : throw EpcisFault.MediaType(xmlToo ? "Send application/json, application/ld+json, application/xml or text/xml." : "Send application/json or application/ld+json.");
    }

    /// <summary>The pairs of the address's query part, decoded, in their order; names keep their case.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs()
    {
        foreach (var pair in new QueryStringEnumerable(Http.Request.QueryString.Value))
        {
            yield return new(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }
    }

    /// <summary>What stands in the address behind a part of its path, as it was sent: percent-encoded.</summary>
    /// <param name="after">Such as <c>/epcs/</c>; its first occurrence counts.</param>
    public string RawRest(string after)
    {
        var target = Http.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(target))
        {
            target = (Http.Request.PathBase + Http.Request.Path).ToUriComponent();
        }

        var end = target.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? target : target[..end];
        var at = path.IndexOf(after, StringComparison.Ordinal);
        return at < 0 ? "" : path[(at + after.Length)..].TrimEnd('/');
    }

    /// <summary>An address of this repository, relative to the site.</summary>
    public string Address(params ReadOnlySpan<string> segments)
    {
        var text = new System.Text.StringBuilder(Http.Request.PathBase.ToUriComponent()).Append("/epcis");
        foreach (var segment in segments)
        {
            text.Append('/').Append(Uri.EscapeDataString(segment));
        }

        return text.ToString();
    }
}
