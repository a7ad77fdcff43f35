using System.Text.Json;
using Tdc.Traceability.Features.Repository.Capturing;

namespace Tdc.Traceability.Features.Repository.Http;

/// <summary>Reads small JSON bodies.</summary>
internal static class Bodies
{
    /// <summary>Reads one.</summary>
    /// <param name="call">The request.</param>
    /// <param name="fault">The fault when it is no JSON.</param>
    public static async Task<JsonDocument> ReadAsync(EpcisCall call, Func<string, EpcisFault> fault)
    {
        await using var spool = await CaptureSpool.ReadAsync(call.Http.Request, "", RepositoryLimits.BodyOctets, RepositoryLimits.BodyOctets, call.Cancellation);
        try
        {
            return await JsonDocument.ParseAsync(spool.Open(), new JsonDocumentOptions { MaxDepth = RepositoryLimits.Depth }, call.Cancellation);
        }
        catch (JsonException e)
        {
            throw fault($"The body is not JSON: {e.Message}");
        }
    }
}
