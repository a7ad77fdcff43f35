using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Tdc.Traceability.Features.Repository;

/// <summary>What the operator may set; <c>docs/operations.md</c> and the module's README tell it.</summary>
internal sealed record RepositorySettings
{
    /// <summary>How long a query may take.</summary>
    public TimeSpan QueryTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether webhooks may go to loopback and private addresses.</summary>
    public bool PrivateWebhooks { get; init; }

    /// <summary>Open WebSocket subscriptions of one unit at most.</summary>
    public int SocketsPerUnit { get; init; } = 100;

    /// <summary>Starts the time that a query may take.</summary>
    /// <param name="cancellation">Stops the work whatever time is left.</param>
    public CancellationTokenSource StartQueryTime(CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (QueryTime <= TimeSpan.Zero)
        {
            limit.Cancel(); // a timer would ring at some later moment
        }
        else
        {
            limit.CancelAfter(QueryTime);
        }

        return limit;
    }

    /// <summary>Reads <c>TDC_EPCIS_QUERY_SECONDS</c> and <c>TDC_WEBHOOK_PRIVATE</c> (<c>allow</c>).</summary>
    public static RepositorySettings Of(IConfiguration configuration)
    {
        var usual = new RepositorySettings();
        return usual with
        {
            QueryTime = double.TryParse(configuration["TDC_EPCIS_QUERY_SECONDS"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
                ? TimeSpan.FromSeconds(seconds) : usual.QueryTime,
            PrivateWebhooks = string.Equals(configuration["TDC_WEBHOOK_PRIVATE"], "allow", StringComparison.OrdinalIgnoreCase),
        };
    }
}
