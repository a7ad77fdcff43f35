using System.Net;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Host.Tests.Serving;

public sealed class OwnSiteWritesTests
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.NoContent)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.NoContent)]
    [InlineData("Origin", "https://evil.dongnai.gov.vn", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "own", HttpStatusCode.NoContent)]
    [InlineData("X-Nothing", "said", HttpStatusCode.NoContent)]
    public async Task A_session_writes_by_the_interface_only_for_pages_of_this_site(string header, string value, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        var officer = await app.AddUserAsync(Role.Officer, "26188");
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/users/{officer.Id}/deactivate");
        request.Headers.Add(header, value == "own" ? administrator.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : value);
        using var answer = await administrator.Client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }
}
