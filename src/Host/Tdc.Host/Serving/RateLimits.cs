using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;

namespace Tdc.Host.Serving;

/// <summary>How often one key, one address, one session may ask; failed sign-ins are counted by the sign-in page itself.</summary>
internal static class RateLimits
{
    private const int ApiPerMinute = 1200;
    private const int UploadsPerMinute = 60;
    private const int RepositoryAtOnce = 64;
    private const int RepositoryWaiting = 2000;

    /// <summary><c>off</c> measures without limits; refused outside Development.</summary>
    public const string Setting = "TDC_RATE_LIMITS";

    public static void AddRateLimits(this IServiceCollection services, ServeSettings settings, IConfiguration configuration)
    {
        var (api, uploads) = Of(configuration);
        var repository = Limit(configuration, "TDC_LIMIT_EPCIS", RepositoryAtOnce);
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (refused, _) =>
            {
                var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                refused.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                settings.Unlimited || (IsRepository(http) && http.WebSockets.IsWebSocketRequest) ? RateLimitPartition.GetNoLimiter("all")
                : IsRepository(http) ? AtOnce("epcis:" + KeyOrAddress(http), repository)
                : StatusPages.IsForMachines(http) ? Bucket("api:" + KeyOrAddress(http), api)
                : IsUpload(http.Request) ? Bucket("file:" + SessionOrAddress(http), uploads)
                : RateLimitPartition.GetNoLimiter("page"));
        });
    }

    /// <summary>Requests a minute of one key or address to the API, and uploads a minute of one session.</summary>
    /// <exception cref="CommandFault">A limit is no whole number from 1 on.</exception>
    internal static (int Api, int Uploads) Of(IConfiguration configuration) =>
        (Limit(configuration, "TDC_LIMIT_API", ApiPerMinute), Limit(configuration, "TDC_LIMIT_UPLOADS", UploadsPerMinute));

    private static int Limit(IConfiguration configuration, string name, int usual) => configuration[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 => limit,
        var text => throw new CommandFault($"{name}: {text} is no number of requests a minute"),
    };

    private static RateLimitPartition<string> Bucket(string partition, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(partition, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 12),
            ReplenishmentPeriod = TimeSpan.FromSeconds(5),
            QueueLimit = 0,
        });

    /// <summary>So many requests of one key or address at the same time; more wait in order.</summary>
    private static RateLimitPartition<string> AtOnce(string partition, int most) =>
        RateLimitPartition.GetConcurrencyLimiter(partition, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = most,
            QueueLimit = RepositoryWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });

    // A system that sends a year's events asks much more often than a person: what is bounded is how much it does at once. An open socket does nothing.
    private static bool IsRepository(HttpContext http) => http.Request.Path.StartsWithSegments("/epcis", StringComparison.Ordinal);

    private static bool IsUpload(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    private static string KeyOrAddress(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0 ? ApiKeyAuthentication.HashOf(http.Request.Headers.Authorization.ToString()) : Address(http);

    private static string SessionOrAddress(HttpContext http) =>
        http.Request.Cookies[http.RequestServices.GetRequiredService<SessionCookies>().Session] is { } session
            ? ApiKeyAuthentication.HashOf(session)
            : Address(http);

    private static string Address(HttpContext http) => (http.Connection.RemoteIpAddress ?? IPAddress.None).ToString();
}
