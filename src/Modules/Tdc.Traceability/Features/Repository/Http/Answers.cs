using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace Tdc.Traceability.Features.Repository.Http;

/// <summary>Writes answers that are no documents of events.</summary>
internal static class Answers
{
    /// <summary>The JSON-LD context of collections and events.</summary>
    public const string Context = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    /// <summary>JSON.</summary>
    public static async Task JsonAsync(EpcisCall call, int status, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        await SendAsync(call, status, buffer);
    }

    /// <summary>A collection of values.</summary>
    public static Task CollectionAsync(EpcisCall call, IEnumerable<string> members) => JsonAsync(call, StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteString("@context", Context);
        json.WriteString("type", "Collection");
        json.WriteStartArray("member");
        foreach (var member in members)
        {
            json.WriteStringValue(member);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>XML.</summary>
    public static async Task XmlAsync(EpcisCall call, Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), CloseOutput = false, CheckCharacters = false }))
        {
            write(xml);
        }

        await SendAsync(call, StatusCodes.Status200OK, buffer);
    }

    private static async Task SendAsync(EpcisCall call, int status, MemoryStream body)
    {
        var answer = call.Http.Response;
        answer.StatusCode = status;
        answer.ContentType = call.AnswerType + "; charset=utf-8";
        answer.Headers.CacheControl = "private, no-cache";
        answer.ContentLength = body.Length;
        if (!call.IsHead)
        {
            await answer.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), call.Cancellation);
        }
    }
}
