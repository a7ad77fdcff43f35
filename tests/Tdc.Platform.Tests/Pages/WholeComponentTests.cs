using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public sealed class WholeComponentTests
{
    [Fact]
    public async Task It_draws_once_after_its_last_reading_and_its_parts_begin_after_it()
    {
        var log = new List<string>();

        var html = await PageBench.Html(typeof(Reader), new Dictionary<string, object?> { ["Log"] = log, ["Name"] = "page", ["Part"] = "part" });

        Assert.Equal("<p>page: first, second</p><p>part: first, second</p>", html);
        Assert.Equal(["page reads", "page has read", "page draws", "part reads", "part has read", "part draws"], log);
    }

    [Fact]
    public async Task What_goes_wrong_while_it_reads_reaches_the_page()
    {
        var parameters = new Dictionary<string, object?> { ["Log"] = new List<string>(), ["Name"] = "page", ["Breaks"] = true };
        await Assert.ThrowsAsync<TimeoutException>(() => PageBench.Html(typeof(Reader), parameters));
    }

    private sealed class Reader : WholeComponent
    {
        private string? first;
        private string? second;

        [Parameter] public List<string> Log { get; set; } = [];

        [Parameter] public string Name { get; set; } = "";

        [Parameter] public string? Part { get; set; }

        [Parameter] public bool Breaks { get; set; }

        protected override async Task OnInitializedAsync()
        {
            Log.Add(Name + " reads");
            await Task.Yield();
            first = "first";
        }

        protected override async Task OnParametersSetAsync()
        {
            await Task.Yield();
            second = Breaks ? throw new TimeoutException() : "second";
            Log.Add(Name + " has read");
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            Log.Add(Name + " draws");
            builder.AddMarkupContent(0, $"<p>{Name}: {first}, {second}</p>");
            if (Part is not null)
            {
                builder.OpenComponent<Reader>(1);
                builder.AddComponentParameter(2, nameof(Log), Log);
                builder.AddComponentParameter(3, nameof(Name), Part);
                builder.CloseComponent();
            }
        }
    }
}
