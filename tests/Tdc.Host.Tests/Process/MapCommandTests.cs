namespace Tdc.Host.Tests.Process;

[Collection(ProcessTests.Name)]
public sealed class MapCommandTests(ProcessFolders folders)
{
    [Fact]
    public async Task Shapes_of_known_communes_are_kept_and_a_wrong_file_leaves_those_before()
    {
        var folder = folders.WithData();
        await File.WriteAllTextAsync(Path.Combine(folder, "good.geojson"), Collection("26188", "99999"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.geojson"), Collection("99999"), TestContext.Current.CancellationToken);

        var good = await TdcProgram.RunAsync(folder, ["map", "import", "good.geojson", "--code", "ma"]);
        Assert.Equal((0, "Communes with shapes: 1."), (good.Code, good.Output.Trim()));
        Assert.Contains("99999", good.Errors, StringComparison.Ordinal);
        var kept = await File.ReadAllTextAsync(Path.Combine(folder, "data", "maps", "communes.geojson"), TestContext.Current.CancellationToken);
        Assert.Contains("26188", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", kept, StringComparison.Ordinal);

        foreach (var call in new[] { (string[])["map", "import", "bad.geojson", "--code", "ma"], ["map", "import", "good.geojson"], ["map", "import", "none.geojson"] })
        {
            var wrong = await TdcProgram.RunAsync(folder, call);
            Assert.Equal((2, ""), (wrong.Code, wrong.Output));
            Assert.Contains(call[2], wrong.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(kept, await File.ReadAllTextAsync(Path.Combine(folder, "data", "maps", "communes.geojson"), TestContext.Current.CancellationToken));
    }

    private static string Collection(params string[] codes) => "{\"type\":\"FeatureCollection\",\"features\":["
        + string.Join(',', codes.Select(c => $$$"""{"type":"Feature","properties":{"ma":"{{{c}}}"},"geometry":{"type":"Polygon","coordinates":[[[106.8,10.9],[106.9,10.9],[106.9,11.0],[106.8,10.9]]]}}"""))
        + "]}";
}
