using Tdc.Plan.Domain;

namespace Tdc.Plan.Tests.Domain;

public sealed class TaskTimeTests
{
    [Theory]
    [InlineData("Đến 2030 Đến 2030 Đến 2030 Đến 2030", "Đến 2030")]
    [InlineData("Đến 2030\nĐến 2030", "Đến 2030")]
    [InlineData("Hằng năm", "Hằng năm")]
    [InlineData("2026 2027 2026", "2026 2027 2026")]
    [InlineData("", "")]
    public void What_a_cell_repeats_for_each_of_its_bodies_is_said_once(string literal, string said) => Assert.Equal(said, new TaskTime(TimeKind.Other, literal).Said);
}
