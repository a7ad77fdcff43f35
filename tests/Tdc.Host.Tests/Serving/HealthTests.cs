using System.Net;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Serving;

public sealed class HealthTests
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Ready_answers_200_once_pages_can_be_served(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var visitor = app.Visit();

        using var answer = await visitor.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
