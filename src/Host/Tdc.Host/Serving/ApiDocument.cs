using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Tdc.Host.Serving;

/// <summary>
/// The description of the interface, as the repository keeps it and a test holds it to the program: composing it anew would walk through every type of the
/// interface and cost each server a hundred megabytes.
/// </summary>
internal sealed class ApiDocument
{
    private static readonly Lazy<(byte[] Json, EntityTagHeaderValue Tag)> kept = new(Read);

    private Task<OpenApiDocument>? described;

    /// <summary>Answers with it as JSON, or with 304 to whoever has it.</summary>
    public static IResult Serve() => TypedResults.Bytes(kept.Value.Json, "application/json; charset=utf-8", entityTag: kept.Value.Tag);

    /// <summary>The document, to be read and not to be changed.</summary>
    public Task<OpenApiDocument> DescribedAsync() => described ??= ParseAsync(); // two at once read the same

    private static async Task<OpenApiDocument> ParseAsync() =>
        (await OpenApiDocument.LoadAsync(new MemoryStream(kept.Value.Json), OpenApiConstants.Json)).Document ?? throw new InvalidDataException("The kept description of the interface cannot be read.");

    private static (byte[] Json, EntityTagHeaderValue Tag) Read()
    {
        using var resource = typeof(ApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        var json = new byte[resource.Length];
        resource.ReadExactly(json);
        return (json, new($"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 8))}\""));
    }
}
