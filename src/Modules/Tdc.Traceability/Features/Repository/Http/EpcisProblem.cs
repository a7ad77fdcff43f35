using System.Globalization;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Repository.Http;

/// <summary>Writes a fault as problem details, or as EPCISException to one who reads XML.</summary>
/// <remarks>Source: RFC 7807; gs1/EPCIS openapi.yaml, RFC7807ProblemResponseBody.</remarks>
internal static class EpcisProblem
{
    private const string Epcis2 = "urn:epcglobal:epcis:xsd:2";

    private static readonly string[] readable = ["application/problem+json", "application/json", "application/ld+json", "application/problem+xml", "application/xml", "text/xml"];

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(HttpContext http, EpcisFault fault)
    {
        http.Response.StatusCode = fault.Status;
        http.Response.Headers.CacheControl = "no-store";
        if (fault.Type == "CaptureLimitExceededException")
        {
            EpcisHeaders.Capture(http.Response.Headers);
        }

        var title = Title(http, fault.Type);
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.ContentType = "application/problem+json";
            return;
        }

        var body = WantsXml(http.Request) ? Xml(fault, title) : Json(fault, title);
        http.Response.ContentType = WantsXml(http.Request) ? "application/problem+xml" : "application/problem+json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, CancellationToken.None);
    }

    /// <summary>The problem as JSON, for subscribers.</summary>
    public static byte[] Json(EpcisFault fault, string title)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", "epcisException:" + fault.Type);
            json.WriteString("title", title);
            json.WriteNumber("status", fault.Status);
            json.WriteString("detail", fault.Message);
            if (fault.Errors.Count > 0)
            {
                json.WriteStartArray("errors");
                foreach (var error in fault.Errors)
                {
                    Error(json, error);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>One error of a document, as a job and a problem tell it.</summary>
    public static void Error(Utf8JsonWriter json, CaptureError error)
    {
        json.WriteStartObject();
        json.WriteString("type", "epcisException:" + error.Type);
        json.WriteString("title", error.Title);
        json.WriteNumber("status", 400);
        json.WriteString("detail", error.Detail);
        json.WriteString("instance", error.Instance);
        json.WriteString("pointer", error.Pointer);
        json.WriteString("code", error.Code);
        if (error.EventIndex >= 0)
        {
            json.WriteNumber("eventIndex", error.EventIndex);
        }

        json.WriteEndObject();
    }

    /// <summary>The same as XML.</summary>
    public static void Error(XmlWriter xml, string type, string title, int status, string detail, string? instance)
    {
        xml.WriteElementString("type", type);
        xml.WriteElementString("title", title);
        xml.WriteElementString("status", status.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("detail", Clean(detail));
        if (instance is not null)
        {
            xml.WriteElementString("instance", Clean(instance));
        }
    }

    /// <summary>Title of an exception in the reader's language.</summary>
    public static string Title(HttpContext http, string type) => http.RequestServices.GetRequiredService<IStringLocalizer<RepositoryText>>()["exception." + type];

    private static byte[] Xml(EpcisFault fault, string title)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), CloseOutput = false }))
        {
            xml.WriteStartElement("epcis", "EPCISException", Epcis2);
            Error(xml, "epcisException:" + fault.Type, title, fault.Status, fault.Message, null);
            foreach (var error in fault.Errors)
            {
                xml.WriteStartElement("error");
                Error(xml, "epcisException:" + error.Type, error.Title, 400, error.Detail, error.Instance);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static bool WantsXml(HttpRequest request)
    {
        var best = request.GetTypedHeaders().Accept.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1)
            .Select(a => Array.Find(readable, r => new Microsoft.Net.Http.Headers.MediaTypeHeaderValue(r).IsSubsetOf(new Microsoft.Net.Http.Headers.MediaTypeHeaderValue(a.MediaType))))
            .FirstOrDefault(r => r is not null);
        return best?.EndsWith("xml", StringComparison.Ordinal) == true;
    }

    /// <summary>Without the control characters that XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c)));
}
