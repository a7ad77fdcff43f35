using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Querying;

namespace Tdc.Traceability.Features.Repository.Http;

/// <summary>Work on a request.</summary>
internal delegate Task EpcisHandler(EpcisCall call);

/// <summary>The door of every resource of the repository: headers of the standard, faults of the standard.</summary>
internal static partial class EpcisDoor
{
    private const int RetryAfterSeconds = 10;

    /// <summary>Wraps the work on a resource.</summary>
    public static RequestDelegate Open(EpcisHandler handler) => http => RunAsync(http, handler);

    private static async Task RunAsync(HttpContext http, EpcisHandler handler)
    {
        try
        {
            var sent = http.Request.Headers[EpcisHeaders.Extensions].ToString();
            EpcisHeaders.Always(http.Response.Headers, sent.Length is > 0 and < 2000 ? sent : null);
            if (http.Request.Path.Value!.Length + (http.Request.QueryString.Value?.Length ?? 0) > RepositoryLimits.AddressLength)
            {
                throw EpcisFault.UriTooLong();
            }

            await handler(EpcisCall.Of(http));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await EpcisProblem.WriteAsync(http, FaultOf(http, e));
        }
    }

    private static EpcisFault FaultOf(HttpContext http, Exception e)
    {
        switch (e)
        {
            case EpcisFault fault:
                return fault;
            case QueryParameterException bad:
                return EpcisFault.Parameter(bad.Parameter, bad.Reason);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return EpcisFault.CaptureLimit("The document is too long.");
            case BadHttpRequestException bad:
                return new EpcisFault(bad.StatusCode, "ValidationException", "The request could not be read.");
            default:
                break;
        }

        var code = (Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier).ToUpperInvariant();
        code = code.Length >= 8 ? $"{code[..4]}-{code[4..8]}" : code;
        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Tdc.Traceability.Repository");
        var storage = StorageFault.Of(e);
        if (storage != StorageFaultKind.None)
        {
            LogStorage(log, storage, code, e.GetBaseException().Message);
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return new EpcisFault(StatusCodes.Status503ServiceUnavailable, "ImplementationException", $"The database is away, full or read-only ({code}). Send it again: what was stored is recognised.");
        }

        LogFailed(log, e, code);
        return new EpcisFault(StatusCodes.Status500InternalServerError, "ImplementationException", $"The request failed; its code in the log is {code}.");
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Error, Message = "A request to the repository failed, code {Code}.")]
    private static partial void LogFailed(ILogger log, Exception e, string code);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Error, Message = "The database is {Fault}, code {Code}: {Reason}")]
    private static partial void LogStorage(ILogger log, StorageFaultKind fault, string code, string reason);
}
