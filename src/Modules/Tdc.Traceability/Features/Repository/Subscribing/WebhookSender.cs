using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Subscribing;

/// <summary>The address of a webhook is not one of the public internet.</summary>
internal sealed class WebhookBlockedException() : Exception("The address is loopback or private.");

/// <summary>Sends messages to webhooks.</summary>
/// <remarks>
/// The name is resolved and its address judged at the moment of the connection, so that a name that changes its address meanwhile gains nothing. Redirects are
/// not followed, no cookie is kept, no proxy is used, the answer's body is not read.
/// </remarks>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>Purpose of the seal of tokens.</summary>
    public const string Purpose = "tdc.epcis.webhook";

    private static readonly TimeSpan connect = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan whole = TimeSpan.FromSeconds(30);

    private readonly HttpClient client;

    /// <summary>Makes one.</summary>
    public WebhookSender(RepositorySettings settings)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 32,
            MaxConnectionsPerServer = 8,
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, settings.PrivateWebhooks, cancellation),
        };
        client = new HttpClient(handler) { Timeout = whole };
    }

    /// <summary>Signs a body: HMAC-SHA-256 under the token, lower-case hex.</summary>
    public static string Sign(string token, ReadOnlySpan<byte> body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), body));

    /// <summary>Sends a body.</summary>
    /// <param name="dest">Where to.</param>
    /// <param name="body">JSON.</param>
    /// <param name="isProblem">Whether it tells a problem and not events.</param>
    /// <param name="token">Secret for the signature; <see langword="null"/> sends none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The receiver's status, or a word for why there is none.</returns>
    public async Task<(HttpStatusCode? Status, string Error)> SendAsync(Uri dest, byte[] body, bool isProblem, string? token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, dest) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(isProblem ? "application/problem+json" : "application/json");
        request.Headers.Add(EpcisHeaders.EpcisVersion, EpcisHeaders.Version);
        request.Headers.Add(EpcisHeaders.CbvVersion, EpcisHeaders.Version);
        request.Headers.UserAgent.ParseAdd("tdc-epcis/2.0");
        if (token is not null)
        {
            request.Headers.Add(EpcisHeaders.Signature, Sign(token, body));
        }

        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (answer.StatusCode, (int)answer.StatusCode is >= 200 and < 300 ? "" : $"status-{(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, "timeout");
        }
        catch (HttpRequestException e)
        {
            return (null, e.InnerException is WebhookBlockedException ? "private-address" : e.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "name-unknown",
                HttpRequestError.SecureConnectionError => "tls",
                _ => e.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } ? "name-unknown" : "no-connection",
            });
        }
    }

    public void Dispose() => client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool privateToo, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellation);
        var allowed = privateToo ? addresses : Array.FindAll(addresses, PublicAddress.Is);
        if (allowed.Length == 0)
        {
            throw new WebhookBlockedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
