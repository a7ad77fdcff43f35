using System.Globalization;
using System.Text;
using Tdc.Traceability.Domain.Querying;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Reading;

/// <summary>Which page of a list is asked for; lists take <c>perPage</c> and <c>nextPageToken</c> and nothing else.</summary>
internal sealed class ListPage
{
    private ListPage(string question, int size, PageState? after) => (Question, Size, After) = (question, size, after);

    /// <summary>Names the question in tokens.</summary>
    public string Question { get; }

    /// <summary>Things on a page.</summary>
    public int Size { get; }

    /// <summary>Where the page before ended.</summary>
    public PageState? After { get; }

    /// <summary>Reads the page asked for.</summary>
    public static async Task<ListPage> ReadAsync(EpcisCall call, PageTokens tokens, string list, params IReadOnlyList<string> more)
    {
        var query = QueryReader.Read(QueryParameters.FromAddress(call.Pairs()));
        if (query.Conditions.Count > 0 || query.Order != QueryOrder.None || query.CountLimit is not null || query.MostEvents is not null)
        {
            throw EpcisFault.Parameter(call.Pairs().First(p => p.Key is not ("perPage" or "nextPageToken")).Key, "is not a parameter of this list");
        }

        var question = PageTokens.Question([list, .. more]);
        return new(question, SizeOf(query.PerPage), query.PageToken is { } token ? await tokens.OpenAsync(token, question, call.Cancellation) : null);
    }

    /// <summary>Things on a page: as asked, up to a limit; the link to the next page is sent in any case.</summary>
    public static int SizeOf(int? asked) => Math.Min(asked ?? RepositoryLimits.PerPage, RepositoryLimits.MostPerPage);

    /// <summary>Says in the headers where the next page is.</summary>
    public void Next(EpcisCall call, PageTokens tokens, PageState state) => Link(call, tokens, state, Size);

    /// <summary>Says in the headers where the next page is: the same address with the token.</summary>
    public static void Link(EpcisCall call, PageTokens tokens, PageState state, int size)
    {
        var expires = tokens.Expiry;
        var request = call.Http.Request;
        var address = new StringBuilder(request.Scheme).Append("://").Append(request.Host.ToUriComponent());
        var target = call.Http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var end = target.IndexOf('?', StringComparison.Ordinal);
        address.Append(end < 0 ? target : target[..end]).Append("?perPage=").Append(size.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in call.Pairs())
        {
            if (name is not ("perPage" or "nextPageToken"))
            {
                address.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        address.Append("&nextPageToken=").Append(tokens.Seal(state with { Expires = expires }));
        call.Http.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        call.Http.Response.Headers[EpcisHeaders.TokenExpires] = EventAnswer.Instant(expires);
    }

}
